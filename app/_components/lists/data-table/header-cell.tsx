import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import type { Column, Sort } from "./column";
import classes from "./data-table.module.css";

interface Props<Row> {
  column: Column<Row>;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
}

/** The header of a column; a button where the list can be ordered by it. */
export function HeaderCell<Row>({ column, sort, onSort }: Props<Row>) {
  const { header, width, align, roomy } = column;
  const field = column.sort;
  const named = width === undefined ? classes.named : undefined;
  if (!field || !onSort) {
    return (
      <th style={{ width, textAlign: align }} className={named} data-roomy={roomy}>
        {header}
      </th>
    );
  }
  const direction = sort?.field === field ? sort.direction : undefined;
  const Icon = direction === "ASC" ? IconArrowUp : direction === "DESC" ? IconArrowDown : IconArrowsSort;
  return (
    <th
      style={{ width, textAlign: align }}
      className={named}
      data-roomy={roomy}
      aria-sort={direction === "ASC" ? "ascending" : direction === "DESC" ? "descending" : "none"}
    >
      <UnstyledButton
        className={classes.sort}
        data-active={direction ? true : undefined}
        onClick={() => onSort({ field, direction: direction === "ASC" ? "DESC" : "ASC" })}
      >
        {header}
        <Icon size={14} aria-hidden />
      </UnstyledButton>
    </th>
  );
}
