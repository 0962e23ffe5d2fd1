import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { Column, Sort } from "../../../_components/data-table/column";
import { DataTable } from "../../../_components/data-table/data-table";
import { RelativeTime } from "../../../_components/relative-time";
import { RowName } from "../../../_components/row-name";
import { useTeam } from "../../_components/team-context";
import { type ServiceAccountListItem, serviceAccountQuery } from "../queries";
import { AccountMenu } from "./account-menu";
import { EnabledSwitch } from "./enabled-switch";

interface Props {
  rows: ServiceAccountListItem[] | undefined;
  stale: boolean;
  sort?: Sort;
  onSort: (sort: Sort) => void;
}

/** The accounts of one page of the list. */
export function AccountTable({ rows, stale, sort, onSort }: Props) {
  const { path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const hrefOf = (row: ServiceAccountListItem) => path(`/service-accounts/${row.id}`);
  const columns: Column<ServiceAccountListItem>[] = [
    { id: "name", header: "Name", sort: "NAME", cell: (row) => <RowName href={hrefOf(row)} name={row.name} id={row.clientId} /> },
    { id: "product", header: "Product", width: "22%", cell: (row) => row.product.name },
    { id: "enabled", header: "Enabled", width: 112, cell: (row) => <EnabledSwitch account={row} /> },
    { id: "created", header: "Created", sort: "CREATED_AT", width: 152, cell: (row) => <RelativeTime at={row.createdAt} /> },
  ];
  return (
    <DataTable
      label="Service accounts"
      columns={columns}
      rows={rows}
      stale={stale}
      sort={sort}
      onSort={onSort}
      onOpen={(row) => router.push(hrefOf(row))}
      onHover={(row) => void queryClient.prefetchQuery(serviceAccountQuery(row.id))}
      actions={(row) => <AccountMenu account={row} />}
    />
  );
}
