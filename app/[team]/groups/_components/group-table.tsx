import { Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { Column, Sort } from "../../../_components/data-table/column";
import { DataTable } from "../../../_components/data-table/data-table";
import { RelativeTime } from "../../../_components/relative-time";
import { RowName } from "../../../_components/row-name";
import { RoleNames } from "../../_components/rights/role-names";
import { useTeam } from "../../_components/team-context";
import { type GroupListItem, groupQuery } from "../queries";

interface Props {
  rows: GroupListItem[] | undefined;
  stale: boolean;
  sort?: Sort;
  onSort: (sort: Sort) => void;
}

/** The groups of one page of the list. */
export function GroupTable({ rows, stale, sort, onSort }: Props) {
  const { path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const hrefOf = (row: GroupListItem) => path(`/groups/${row.id}`);
  const columns: Column<GroupListItem>[] = [
    { id: "name", header: "Name", sort: "NAME", cell: (row) => <RowName href={hrefOf(row)} name={row.name} id={row.id} /> },
    {
      id: "description",
      header: "Description",
      width: "22%",
      roomy: true,
      cell: (row) => (
        <Text size="sm" c="dimmed" lineClamp={2} style={{ overflowWrap: "anywhere" }}>
          {row.description || "–"}
        </Text>
      ),
    },
    { id: "roles", header: "Roles", width: "26%", cell: (row) => <RoleNames assignments={row.roleAssignments} /> },
    { id: "members", header: "Members", width: 88, align: "right", cell: (row) => row.memberCount.toLocaleString("en") },
    { id: "accounts", header: "Service accounts", width: 128, align: "right", cell: (row) => row.serviceAccountCount.toLocaleString("en") },
    { id: "created", header: "Created", sort: "CREATED_AT", width: 128, cell: (row) => <RelativeTime at={row.createdAt} /> },
  ];
  return (
    <DataTable
      label="Groups"
      columns={columns}
      rows={rows}
      stale={stale}
      sort={sort}
      onSort={onSort}
      onOpen={(row) => router.push(hrefOf(row))}
      onHover={(row) => void queryClient.prefetchQuery(groupQuery(row.id))}
    />
  );
}
