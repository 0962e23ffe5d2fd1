import type { ReactNode } from "react";
import type { Selection } from "./selection";

/** One column of a list; on a phone, one line of a card. The first one names the row. */
export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Name of the order that its header switches on. */
  sort?: string;
  width?: number | string;
  align?: "right";
  /** For a column that is left out where the table is narrow; a card has it again. */
  roomy?: boolean;
  /** For a column that people may hide: whether it is shown until they choose. */
  optional?: "shown" | "hidden";
}

/** The order that a list is in. */
export interface Sort {
  field: string;
  direction: "ASC" | "DESC";
}

export interface DataTableProps<Row extends { id: string }> {
  /** What the list is, for people who don't see it. */
  label: string;
  columns: Column<Row>[];
  /** Undefined while they are loading. */
  rows: Row[] | undefined;
  /** Left out where a row opens nothing. */
  onOpen?: (row: Row) => void;
  /** Called when the pointer rests on a row, to fetch what it opens. */
  onHover?: (row: Row) => void;
  /** The ⋮ menu of a row. */
  actions?: (row: Row) => ReactNode;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** Where rows can be chosen, for one action on all of them; `nameOf` is what a row is called there. */
  selection?: Selection;
  nameOf?: (row: Row) => string;
  /** True while the rows shown are those of an earlier question. */
  stale?: boolean;
}
