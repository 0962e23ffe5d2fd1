import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Column } from "../../../_components/lists/data-table/column";
import { later, withCode } from "../../../_components/later";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { RowName } from "../../../_components/lists/row-name";
import { useTeam } from "../../../_teams/team-context";
import { AssignmentMenu } from "../../_components/assignments/assignment-menu";
import type { Unassigned } from "../../_components/assignments/unassign";
import { assigneeOf, assigneePath } from "../../roles/assignee";
import { assignmentsQuery, type RoleAssignment } from "../../roles/assignments";
import { endOrder } from "./end-order";
import type { ExpiringProps } from "./expiring-props";
import { NothingFound } from "./nothing-found";
import { ReviewList } from "./review-list";

const ChangeUntil = later(() => import("../../_components/assignments/change-until"));
const Unassign = later(() => import("../../_components/assignments/unassign"));

/** Roles that were given until a date that is near. */
export function ExpiringRoles({ list, days }: ExpiringProps) {
  const { can, path, team } = useTeam();
  const variables = { teamId: team.id, filter: { expiresWithinDays: days }, ...endOrder(list) };
  const query = useQuery(assignmentsQuery(variables));
  const [changing, setChanging] = useState<RoleAssignment>();
  const [unassigned, setUnassigned] = useState<Unassigned>();
  const mayChange = can("role-assignment:create") || can("role-assignment:delete");
  const hrefOf = ({ holder }: RoleAssignment) => path(`${assigneePath(assigneeOf(holder))}?tab=roles`);
  const columns: Column<RoleAssignment>[] = [
    { id: "holder", header: "Holder", cell: (row) => <RowName href={hrefOf(row)} name={row.holder.name} id={row.holder.id} /> },
    { id: "role", header: "Role", width: "28%", cell: ({ role }) => `${role.name}, ${role.product.name}` },
    { id: "until", header: "Until", sort: "EXPIRES_AT", width: "18%", cell: ({ until }) => until && <RelativeTime at={until} /> },
    { id: "since", header: "Since", sort: "CREATED_AT", width: "18%", cell: (row) => <RelativeTime at={row.createdAt} /> },
  ];
  return (
    <>
      <ReviewList
        label="Roles that end soon"
        noun={["assigned role", "assigned roles"]}
        query={query}
        variables={variables}
        columns={columns}
        nameOf={({ holder, role }) => `${role.name} of ${holder.name}`}
        hrefOf={hrefOf}
        onMove={list.move}
        sort={variables.orderBy}
        onSort={list.sortBy}
        empty={<NothingFound title="No assigned role ends soon">None that counts ends within the next {days} days.</NothingFound>}
        menu={
          mayChange
            ? (row) => (
                <AssignmentMenu
                  name={`${row.role.name} of ${row.holder.name}`}
                  onUntil={() => withCode(ChangeUntil, () => setChanging(row))}
                  onUnassign={() => withCode(Unassign, () => setUnassigned({ roles: [row.role], from: [assigneeOf(row.holder)] }))}
                />
              )
            : undefined
        }
      />
      <ChangeUntil assignment={changing} onClose={() => setChanging(undefined)} />
      <Unassign what={unassigned} onClose={() => setUnassigned(undefined)} />
    </>
  );
}
