import type { ReactNode } from "react";

/** One column of a list; on a phone, one line of a card. The first one names the row. */
export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Name of the order that its header switches on. */
  sort?: string;
  width?: number | string;
  align?: "right";
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
  onOpen: (row: Row) => void;
  /** Called when the pointer rests on a row, to fetch what it opens. */
  onHover?: (row: Row) => void;
  /** The ⋮ menu of a row. */
  actions?: (row: Row) => ReactNode;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** True while the rows shown are those of an earlier question. */
  stale?: boolean;
}
