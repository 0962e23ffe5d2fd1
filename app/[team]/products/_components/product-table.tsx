import { Badge } from "@mantine/core";
import type { Column, Sort } from "../../../_components/lists/data-table/column";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { RowName } from "../../../_components/lists/row-name";
import { useRowLinks } from "../../_components/use-row-links";
import { productQuery, type ProductListItem } from "../queries";

interface Props {
  rows: ProductListItem[] | undefined;
  stale: boolean;
  sort?: Sort;
  onSort: (sort: Sort) => void;
}

/** The products of one page of the list. */
export function ProductTable({ rows, stale, sort, onSort }: Props) {
  const { hrefOf, open } = useRowLinks("/products", productQuery);
  const columns: Column<ProductListItem>[] = [
    { id: "name", header: "Name", sort: "NAME", cell: (row) => <RowName href={hrefOf(row)} name={row.name} id={row.key} /> },
    { id: "audience", header: "Audience", width: "32%", cell: (row) => <code style={{ overflowWrap: "anywhere" }}>{row.audience}</code> },
    {
      id: "kind",
      header: "Kind",
      width: 112,
      cell: (row) => (
        <Badge color="gray" miw="max-content">
          {row.builtIn ? "Built in" : "Own"}
        </Badge>
      ),
    },
    { id: "permissions", header: "Permissions", width: 112, align: "right", cell: (row) => row.permissions.length },
    { id: "created", header: "Created", sort: "CREATED_AT", width: 152, cell: (row) => <RelativeTime at={row.createdAt} /> },
  ];
  return <DataTable label="Products" columns={columns} rows={rows} stale={stale} sort={sort} onSort={onSort} {...open} />;
}
