import type { DataTableProps } from "./column";
import { HeaderCell } from "./header-cell";
import { moveFocus } from "./move-focus";
import { isOwnClick } from "./own-click";
import { SelectAllBox } from "./select-all-box";
import { SelectBox } from "./select-box";
import { SkeletonRows } from "./skeleton-rows";
import classes from "./data-table.module.css";

/** The list as a table: a plain one, because Mantine's brings the code of a scroll area with it. Up and down move between the rows' names, Enter opens. */
export function WideTable<Row extends { id: string }>(props: DataTableProps<Row>) {
  const { label, columns, rows, onOpen, onHover, actions, selection, nameOf, sort, onSort, stale } = props;
  return (
    <table className={classes.table} aria-label={label} aria-busy={!rows || stale} data-stale={stale || undefined}>
      <thead className={classes.head}>
        <tr>
          {selection && (
            <th className={classes.select}>
              <SelectAllBox selection={selection} count={rows?.length ?? 0} />
            </th>
          )}
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
          {actions && (
            <th style={{ width: 56 }}>
              <span className={classes.unseen}>Actions</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody onKeyDown={moveFocus}>
        {!rows && <SkeletonRows columns={columns.length + (actions ? 1 : 0)} withSelection={selection !== undefined} />}
        {rows?.map((row) => (
          <tr
            key={row.id}
            className={classes.row}
            data-selected={selection?.ids.has(row.id) || undefined}
            data-still={!onOpen || undefined}
            onClick={(event) => isOwnClick(event) && onOpen?.(row)}
            onMouseEnter={() => onHover?.(row)}
          >
            {selection && (
              <td className={classes.select} onClick={(event) => event.stopPropagation()}>
                <SelectBox selection={selection} id={row.id} label={`Select ${nameOf?.(row) ?? "row"}`} />
              </td>
            )}
            {columns.map((column) => (
              <td key={column.id} style={{ textAlign: column.align }} className={classes.cell} data-roomy={column.roomy}>
                {column.cell(row)}
              </td>
            ))}
            {actions && <td style={{ textAlign: "right" }}>{actions(row)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
