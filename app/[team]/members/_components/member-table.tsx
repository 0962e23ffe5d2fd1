import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { Column, Sort } from "../../../_components/data-table/column";
import { DataTable } from "../../../_components/data-table/data-table";
import { RelativeTime } from "../../../_components/relative-time";
import { RowName } from "../../../_components/row-name";
import { RoleNames } from "../../_components/rights/role-names";
import { useTeam } from "../../_components/team-context";
import { type MemberListItem, memberQuery } from "../queries";

interface Props {
  rows: MemberListItem[] | undefined;
  stale: boolean;
  sort?: Sort;
  onSort: (sort: Sort) => void;
}

/** The members of one page of the list. */
export function MemberTable({ rows, stale, sort, onSort }: Props) {
  const { can, path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const hrefOf = (row: MemberListItem) => path(`/members/${row.id}`);
  const columns: Column<MemberListItem>[] = [
    {
      id: "name",
      header: "Name",
      sort: "NAME",
      cell: (row) => <RowName href={hrefOf(row)} name={row.isYou ? `${row.name} (you)` : row.name} id={row.email} />,
    },
    // Without the right to see them, nothing is said of them: an empty cell would say that there are none.
    ...(can("role:read")
      ? [{ id: "roles", header: "Roles", width: "26%", cell: (row: MemberListItem) => <RoleNames assignments={row.roleAssignments ?? []} /> }]
      : []),
    ...(can("group:read") ? [{ id: "groups", header: "Groups", width: "26%", cell: (row: MemberListItem) => <GroupNames groups={row.groups ?? []} /> }] : []),
    { id: "joined", header: "Joined", sort: "CREATED_AT", width: 152, cell: (row) => <RelativeTime at={row.joinedAt} /> },
  ];
  return (
    <DataTable
      label="Members"
      columns={columns}
      rows={rows}
      stale={stale}
      sort={sort}
      onSort={onSort}
      onOpen={(row) => router.push(hrefOf(row))}
      onHover={(row) => void queryClient.prefetchQuery(memberQuery(row.id))}
    />
  );
}

function GroupNames({ groups }: { groups: NonNullable<MemberListItem["groups"]> }) {
  return <RoleNames assignments={groups.map(({ id, active, group }) => ({ id, active, role: group }))} />;
}
