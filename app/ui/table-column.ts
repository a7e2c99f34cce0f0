import type { ReactNode } from "react";

/** A column of a table: what stands in it, and whether it is a number or can be sorted by. */
export type TableColumn<Row> = {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Numbers and amounts: to the right, in tabular figures. */
  numeric?: boolean;
  /** The header becomes a link that sorts by this column. */
  sortable?: boolean;
  /** Sorting by it begins with the largest. */
  largestFirst?: boolean;
};

/** A checkbox a row. */
export type TableSelect<Row> = { name: string; label: (row: Row) => string };
