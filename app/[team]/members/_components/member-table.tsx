import type { Column, Sort } from "../../../_components/lists/data-table/column";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { RowName } from "../../../_components/lists/row-name";
import { activeNames, FirstNames } from "../../../_components/texts/first-names";
import { useTeam } from "../../../_teams/team-context";
import { useRowLinks } from "../../_components/use-row-links";
import { type MemberListItem, memberQuery } from "../queries";

interface Props {
  rows: MemberListItem[] | undefined;
  stale: boolean;
  sort?: Sort;
  onSort: (sort: Sort) => void;
}

/** The members of one page of the list. */
export function MemberTable({ rows, stale, sort, onSort }: Props) {
  const { can } = useTeam();
  const { hrefOf, open } = useRowLinks("/members", memberQuery);
  const columns: Column<MemberListItem>[] = [
    {
      id: "name",
      header: "Name",
      sort: "NAME",
      cell: (row) => <RowName href={hrefOf(row)} name={row.isYou ? `${row.name} (you)` : row.name} id={row.email} />,
    },
    // Without the permission to see them, nothing is said of them: an empty cell would say that there are none.
    ...(can("role:read")
      ? [
          {
            id: "roles",
            header: "Roles",
            width: "26%",
            cell: (row: MemberListItem) => <FirstNames names={activeNames(row.roleAssignments ?? [], ({ role }) => role.name)} />,
          },
        ]
      : []),
    ...(can("group:read")
      ? [
          {
            id: "groups",
            header: "Groups",
            width: "26%",
            cell: (row: MemberListItem) => <FirstNames names={activeNames(row.groups ?? [], ({ group }) => group.name)} />,
          },
        ]
      : []),
    { id: "joined", header: "Joined", sort: "CREATED_AT", width: 152, cell: (row) => <RelativeTime at={row.joinedAt} /> },
  ];
  return <DataTable label="Members" columns={columns} rows={rows} stale={stale} sort={sort} onSort={onSort} {...open} />;
}
