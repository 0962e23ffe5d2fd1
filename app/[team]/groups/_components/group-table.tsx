import type { Column, Sort } from "../../../_components/lists/data-table/column";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { RowName } from "../../../_components/lists/row-name";
import { ShortText } from "../../../_components/texts/short-text";
import { activeNames, FirstNames } from "../../../_components/texts/first-names";
import { useRowLinks } from "../../_components/use-row-links";
import { type GroupListItem, groupQuery } from "../queries";

interface Props {
  rows: GroupListItem[] | undefined;
  stale: boolean;
  sort?: Sort;
  onSort: (sort: Sort) => void;
}

/** The groups of one page of the list. */
export function GroupTable({ rows, stale, sort, onSort }: Props) {
  const { hrefOf, open } = useRowLinks("/groups", groupQuery);
  const columns: Column<GroupListItem>[] = [
    { id: "name", header: "Name", sort: "NAME", cell: (row) => <RowName href={hrefOf(row)} name={row.name} id={row.id} /> },
    {
      id: "description",
      header: "Description",
      width: "22%",
      roomy: true,
      cell: (row) => <ShortText>{row.description}</ShortText>,
    },
    { id: "roles", header: "Roles", width: "26%", cell: (row) => <FirstNames names={activeNames(row.roleAssignments, ({ role }) => role.name)} /> },
    { id: "members", header: "Members", width: 88, align: "right", cell: (row) => row.memberCount.toLocaleString("en") },
    { id: "accounts", header: "Service accounts", width: 128, align: "right", cell: (row) => row.serviceAccountCount.toLocaleString("en") },
    { id: "created", header: "Created", sort: "CREATED_AT", width: 128, cell: (row) => <RelativeTime at={row.createdAt} /> },
  ];
  return <DataTable label="Groups" columns={columns} rows={rows} stale={stale} sort={sort} onSort={onSort} {...open} />;
}
