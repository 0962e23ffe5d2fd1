import { Badge } from "@mantine/core";
import type { Column, Sort } from "../../../_components/lists/data-table/column";
import { DataTable } from "../../../_components/lists/data-table/data-table";
import { PageLink } from "../../../_components/page/page-link";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { RowName } from "../../../_components/lists/row-name";
import { ShortText } from "../../../_components/texts/short-text";
import { useRowLinks } from "../../_components/use-row-links";
import { type RoleListItem, roleQuery } from "../queries";
import classes from "./roles.module.css";

interface Props {
  rows: RoleListItem[] | undefined;
  stale: boolean;
  sort?: Sort;
  onSort: (sort: Sort) => void;
}

/** The roles of one page of the list. */
export function RoleTable({ rows, stale, sort, onSort }: Props) {
  const { hrefOf, open } = useRowLinks("/roles", roleQuery);
  const columns: Column<RoleListItem>[] = [
    { id: "name", header: "Name", sort: "NAME", cell: (row) => <RowName href={hrefOf(row)} name={row.name} id={row.id} /> },
    {
      id: "description",
      header: "What for",
      width: "26%",
      roomy: true,
      cell: (row) => <ShortText>{row.description}</ShortText>,
    },
    { id: "product", header: "Product", width: "12%", cell: (row) => row.product.name },
    {
      id: "kind",
      header: "Kind",
      width: 104,
      cell: (row) => (
        <Badge color="gray" miw="max-content">
          {row.builtIn ? "Built in" : "Own"}
        </Badge>
      ),
    },
    { id: "permissions", header: "Permissions", width: 104, align: "right", cell: (row) => row.permissions.length },
    {
      id: "holders",
      header: "Holders",
      width: 80,
      cell: (row) => (
        <PageLink href={`${hrefOf(row)}?tab=holders`} className={classes.link} aria-label={`Show the holders of ${row.name}`}>
          Show
        </PageLink>
      ),
    },
    { id: "created", header: "Created", sort: "CREATED_AT", width: 128, cell: (row) => <RelativeTime at={row.createdAt} /> },
  ];
  return <DataTable label="Roles" columns={columns} rows={rows} stale={stale} sort={sort} onSort={onSort} {...open} />;
}
