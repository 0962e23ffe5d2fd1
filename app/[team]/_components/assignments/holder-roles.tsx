import { Button } from "@mantine/core";
import { IconPlus, IconShieldOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import type { Column } from "../../../_components/lists/data-table/column";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { useSelection } from "../../../_components/lists/data-table/selection";
import { later, withCode } from "../../../_components/later";
import { ListBody } from "../../../_components/lists/list-body";
import { Message } from "../../../_components/notices/message";
import { RowName } from "../../../_components/lists/row-name";
import { Section } from "../../../_components/page/section";
import { SelectionBar } from "../../../_components/lists/selection-bar";
import { MissingPermission } from "../permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import type { Assignee } from "../../roles/assignee";
import { assignmentsQuery, type RoleAssignment } from "../../roles/assignments";
import { AssignmentMenu } from "./assignment-menu";
import { timeColumns } from "./holder-columns";
import type { Unassigned } from "./unassign";

const AddRoles = later(() => import("./add-roles"));
const Unassign = later(() => import("./unassign"));
const ChangeUntil = later(() => import("./change-until"));

const most = 100;
const filterOf = ({ type, id }: Assignee) => ({ member: { memberId: id }, "service-account": { serviceAccountId: id }, group: { groupId: id } })[type];

interface Props {
  holder: Assignee;
  lead?: ReactNode;
  /** What is to be said of a role, such as whom it reaches. */
  note?: (role: RoleAssignment["role"]) => ReactNode;
}

/** The roles that a member, a service account or a group has directly; to give them more, and to take some. */
export function HolderRoles({ holder, lead, note }: Props) {
  const { can, path, team } = useTeam();
  const router = useRouter();
  const variables = { teamId: team.id, filter: filterOf(holder), first: most };
  const query = useQuery({ ...assignmentsQuery(variables), enabled: can("role:read") });
  const rows = query.data?.nodes;
  const selection = useSelection(rows, holder.id);
  const [adding, setAdding] = useState(false);
  const [unassigned, setUnassigned] = useState<Unassigned>();
  const [changing, setChanging] = useState<RoleAssignment>();
  if (!can("role:read")) return <MissingPermission permission="role:read" />;
  const unassign = (some: RoleAssignment[]) => withCode(Unassign, () => setUnassigned({ roles: some.map(({ role }) => role), from: [holder] }));
  const mayChange = can("role-assignment:create") || can("role-assignment:delete");
  const add = can("role-assignment:create") && (
    <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => withCode(AddRoles, () => setAdding(true))}>
      Add role
    </Button>
  );
  const hrefOf = (row: RoleAssignment) => path(`/roles/${row.role.id}`);
  const columns: Column<RoleAssignment>[] = [
    { id: "role", header: "Role", cell: (row) => <RowName href={hrefOf(row)} name={row.role.name} id={row.role.id} /> },
    ...(holder.type === "service-account"
      ? []
      : [{ id: "product", header: "Product", width: note ? "12%" : "18%", cell: (row: RoleAssignment) => row.role.product.name }]),
    ...(note ? [{ id: "note", header: "Reaches", width: "24%", cell: (row: RoleAssignment) => note(row.role) }] : []),
    ...timeColumns,
  ];
  return (
    <Section title="Assigned roles" lead={lead} more={add}>
      <ListBody
        query={query}
        noun={["role", "roles"]}
        empty={
          <Message icon={IconShieldOff} title="No role is assigned">
            {add ? (
              "Roles say what may be done. Add one that has no more permissions than are needed."
            ) : (
              <MissingPermission permission="role-assignment:create" />
            )}
          </Message>
        }
        onMove={() => undefined}
      >
        {(shown, stale) => (
          <DataTable
            label={`Roles of ${holder.name}`}
            columns={columns}
            rows={shown}
            stale={stale}
            nameOf={({ role }) => role.name}
            onOpen={(row) => router.push(hrefOf(row))}
            selection={can("role-assignment:delete") ? selection : undefined}
            actions={
              mayChange
                ? (row) => (
                    <AssignmentMenu name={row.role.name} onUntil={() => withCode(ChangeUntil, () => setChanging(row))} onUnassign={() => unassign([row])} />
                  )
                : undefined
            }
          />
        )}
      </ListBody>
      <SelectionBar count={selection.ids.size} noun={["role", "roles"]} onClear={selection.clear}>
        <Button variant="default" c="var(--lk-bad)" onClick={() => unassign((rows ?? []).filter(({ id }) => selection.ids.has(id)))}>
          Unassign
        </Button>
      </SelectionBar>
      <AddRoles holder={holder} has={new Set((rows ?? []).map(({ role }) => role.id))} opened={adding} onClose={() => setAdding(false)} />
      <Unassign what={unassigned} onClose={() => setUnassigned(undefined)} onDone={selection.clear} />
      <ChangeUntil assignment={changing} onClose={() => setChanging(undefined)} />
    </Section>
  );
}
