import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { Column, Sort } from "../../../_components/lists/data-table/column";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import type { Selection } from "../../../_components/lists/data-table/selection";
import { type ServiceAccountListItem, serviceAccountQuery } from "../queries";
import { AccountMenu } from "./account-menu";

interface Props {
  columns: Column<ServiceAccountListItem>[];
  rows: ServiceAccountListItem[] | undefined;
  stale: boolean;
  hrefOf: (row: ServiceAccountListItem) => string;
  selection: Selection | undefined;
  sort?: Sort;
  onSort: (sort: Sort) => void;
}

/** The accounts of one page of the list. */
export function AccountTable({ hrefOf, ...table }: Props) {
  const router = useRouter();
  const queryClient = useQueryClient();
  return (
    <DataTable
      label="Service accounts"
      {...table}
      nameOf={(row) => row.name}
      onOpen={(row) => router.push(hrefOf(row))}
      onHover={(row) => void queryClient.prefetchQuery(serviceAccountQuery(row.id))}
      actions={(row) => <AccountMenu account={row} />}
    />
  );
}
