import { Skeleton } from "@mantine/core";
import type { DataTableProps } from "./column";
import { moveFocus } from "./move-focus";
import { isOwnClick } from "./own-click";
import classes from "./data-table.module.css";

/** The list as cards, for a phone. */
export function TableCards<Row extends { id: string }>({ label, columns, rows, onOpen, actions, stale }: DataTableProps<Row>) {
  const [name, ...others] = columns;
  return (
    <ul className={classes.cards} aria-label={label} aria-busy={!rows || stale} onKeyDown={moveFocus} data-stale={stale || undefined}>
      {!rows && Array.from({ length: 5 }, (_, index) => <Skeleton key={index} component="li" height={128} radius="md" />)}
      {rows?.map((row) => (
        <li key={row.id} className={classes.card} onClick={(event) => isOwnClick(event) && onOpen(row)}>
          <div className={classes.cardHead}>
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
  );
}
