import { Table } from "@mantine/core";
import type { DataTableProps } from "./column";
import { HeaderCell } from "./header-cell";
import { moveFocus } from "./move-focus";
import { isOwnClick } from "./own-click";
import { SkeletonRows } from "./skeleton-rows";
import classes from "./data-table.module.css";

/** The list as a table. Up and down move between the rows' names, Enter opens. */
export function WideTable<Row extends { id: string }>({ label, columns, rows, onOpen, onHover, actions, sort, onSort, stale }: DataTableProps<Row>) {
  return (
    <Table className={classes.table} aria-label={label} aria-busy={!rows || stale} data-stale={stale || undefined}>
      <Table.Thead className={classes.head}>
        <Table.Tr>
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
          {actions && (
            <Table.Th w={56}>
              <span className={classes.unseen}>Actions</span>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody onKeyDown={moveFocus}>
        {!rows && <SkeletonRows columns={columns.length + (actions ? 1 : 0)} />}
        {rows?.map((row) => (
          <Table.Tr key={row.id} className={classes.row} onClick={(event) => isOwnClick(event) && onOpen(row)} onMouseEnter={() => onHover?.(row)}>
            {columns.map((column) => (
              <Table.Td key={column.id} ta={column.align} className={classes.cell}>
                {column.cell(row)}
              </Table.Td>
            ))}
            {actions && <Table.Td ta="right">{actions(row)}</Table.Td>}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
