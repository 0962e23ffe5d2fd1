import { Button } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { useSelection } from "../../../_components/lists/data-table/selection";
import { later, withCode } from "../../../_components/later";
import { ListBody } from "../../../_components/lists/list-body";
import { Message } from "../../../_components/notices/message";
import { PageHelp } from "../../../_components/page/page-help";
import { Section } from "../../../_components/page/section";
import { SelectionBar } from "../../../_components/lists/selection-bar";
import { useListState } from "../../../_components/lists/use-list-state";
import { useTeam } from "../../../_teams/team-context";
import { assigneeOf, assigneePath } from "../assignee";
import { assignmentsDocument, assignmentsQuery, type RoleAssignment } from "../assignments";
import type { Role } from "../queries";
import { AssignmentMenu } from "../../_components/assignments/assignment-menu";
import { holderColumns } from "../../_components/assignments/holder-columns";
import type { Unassigned } from "../../_components/assignments/unassign";

const Unassign = later(() => import("../../_components/assignments/unassign"));
const ChangeUntil = later(() => import("../../_components/assignments/change-until"));

const noun: [string, string] = ["holder", "holders"];

/** Who has a role directly; to take it from some of them. */
export function RoleHolders({ role }: { role: Role }) {
  const { can, path, team } = useTeam();
  const router = useRouter();
  const { page, move } = useListState();
  const variables = { teamId: team.id, filter: { roleId: role.id }, ...page };
  const query = useQuery(assignmentsQuery(variables));
  const rows = query.data?.nodes ?? [];
  const selection = useSelection(rows, JSON.stringify(variables));
  const [unassigned, setUnassigned] = useState<Unassigned>();
  const [changing, setChanging] = useState<RoleAssignment>();
  const unassign = (some: RoleAssignment[]) => withCode(Unassign, () => setUnassigned({ roles: [role], from: some.map(({ holder }) => assigneeOf(holder)) }));
  const hrefOf = (row: RoleAssignment) => path(assigneePath(assigneeOf(row.holder)));
  const mayChange = can("role-assignment:create") || can("role-assignment:delete");
  const help = (
    <PageHelp what="these holders" document={assignmentsDocument} variables={variables}>
      Members, service accounts and groups to whom the role is assigned, in the order in which they got it. Who is in one of the groups has it too.
    </PageHelp>
  );
  return (
    <Section title="Holders" lead="To whom it is assigned. Who is in one of the groups has it too." more={help}>
      <ListBody
        query={query}
        noun={noun}
        empty={
          <Message icon={IconUsers} title="Nobody holds this role">
            {can("role-assignment:create") ? "Assign it to people, service accounts or groups." : "It has no effect until it is assigned."}
          </Message>
        }
        onMove={move}
      >
        {(shown, stale) => (
          <DataTable
            label={`Holders of ${role.name}`}
            columns={holderColumns(hrefOf)}
            rows={shown}
            stale={stale}
            nameOf={({ holder }) => holder.name}
            onOpen={(row) => router.push(hrefOf(row))}
            selection={can("role-assignment:delete") ? selection : undefined}
            actions={
              mayChange
                ? (row) => (
                    <AssignmentMenu name={row.holder.name} onUntil={() => withCode(ChangeUntil, () => setChanging(row))} onUnassign={() => unassign([row])} />
                  )
                : undefined
            }
          />
        )}
      </ListBody>
      <SelectionBar count={selection.ids.size} noun={noun} onClear={selection.clear}>
        <Button variant="default" c="var(--lk-bad)" onClick={() => unassign(rows.filter(({ id }) => selection.ids.has(id)))}>
          Unassign
        </Button>
      </SelectionBar>
      <Unassign what={unassigned} onClose={() => setUnassigned(undefined)} onDone={selection.clear} />
      <ChangeUntil assignment={changing} onClose={() => setChanging(undefined)} />
    </Section>
  );
}
