import { Table } from "@mantine/core";
import type { DataTableProps } from "./column";
import { HeaderCell } from "./header-cell";
import { moveFocus } from "./move-focus";
import { isOwnClick } from "./own-click";
import { SelectAllBox } from "./select-all-box";
import { SelectBox } from "./select-box";
import { SkeletonRows } from "./skeleton-rows";
import classes from "./data-table.module.css";

/** The list as a table. Up and down move between the rows' names, Enter opens. */
export function WideTable<Row extends { id: string }>(props: DataTableProps<Row>) {
  const { label, columns, rows, onOpen, onHover, actions, selection, nameOf, sort, onSort, stale } = props;
  return (
    <Table className={classes.table} aria-label={label} aria-busy={!rows || stale} data-stale={stale || undefined}>
      <Table.Thead className={classes.head}>
        <Table.Tr>
          {selection && (
            <Table.Th className={classes.select}>
              <SelectAllBox selection={selection} count={rows?.length ?? 0} />
            </Table.Th>
          )}
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
        {!rows && <SkeletonRows columns={columns.length + (actions ? 1 : 0)} withSelection={selection !== undefined} />}
        {rows?.map((row) => (
          <Table.Tr
            key={row.id}
            className={classes.row}
            data-selected={selection?.ids.has(row.id) || undefined}
            onClick={(event) => isOwnClick(event) && onOpen(row)}
            onMouseEnter={() => onHover?.(row)}
          >
            {selection && (
              <Table.Td className={classes.select} onClick={(event) => event.stopPropagation()}>
                <SelectBox selection={selection} id={row.id} label={`Select ${nameOf?.(row) ?? "row"}`} />
              </Table.Td>
            )}
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
