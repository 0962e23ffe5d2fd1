import type { DataTableProps } from "./column";
import { moveFocus } from "./move-focus";
import { isOwnClick } from "./own-click";
import { SelectAllBox } from "./select-all-box";
import { SelectBox } from "./select-box";
import { SkeletonCard } from "./skeleton-card";
import classes from "./data-table.module.css";

/** The list as cards, for a phone. */
export function TableCards<Row extends { id: string }>(props: DataTableProps<Row>) {
  const { label, columns, rows, onOpen, actions, selection, nameOf, stale } = props;
  const [name, ...others] = columns;
  return (
    <>
      {selection && (
        <div className={classes.selectAll}>
          <SelectAllBox selection={selection} count={rows?.length ?? 0} withLabel />
        </div>
      )}
      <ul className={classes.cards} aria-label={label} aria-busy={!rows || stale} onKeyDown={moveFocus} data-stale={stale || undefined}>
        {!rows && Array.from({ length: 5 }, (_, index) => <SkeletonCard key={index} facts={others.length} />)}
        {rows?.map((row) => (
          <li
            key={row.id}
            className={classes.card}
            data-selected={selection?.ids.has(row.id) || undefined}
            onClick={(event) => isOwnClick(event) && onOpen?.(row)}
          >
            <div className={classes.cardHead}>
              {selection && (
                <div className={classes.cardSelect}>
                  <SelectBox selection={selection} id={row.id} label={`Select ${nameOf?.(row) ?? "row"}`} />
                </div>
              )}
              <div className={classes.cardName}>{name?.cell(row)}</div>
              {actions?.(row)}
            </div>
            <dl className={classes.facts}>
              {others.map((column) => (
                <div key={column.id} className={classes.fact}>
                  <dt>{column.header}</dt>
                  <dd>{column.cell(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}
