import { usePhone } from "../../page/use-phone";
import type { DataTableProps } from "./column";
import { TableCards } from "./table-cards";
import { WideTable } from "./wide-table";

/** A list whose unit is the row: it opens on click, ⋮ acts. On a phone each row is a card. */
export function DataTable<Row extends { id: string }>(props: DataTableProps<Row>) {
  return usePhone() ? <TableCards {...props} /> : <WideTable {...props} />;
}
