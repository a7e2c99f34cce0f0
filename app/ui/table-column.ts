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
  /** The header becomes a link to this address, where the page has its own way to say how it is sorted. */
  sortHref?: string;
  /** Stays on one line from 640 px on. */
  nowrap?: boolean;
  /** A width class from 640 px on, such as `sm:w-32`, so that columns of several tables stand beneath each other. */
  width?: string;
  /** How it stands on the card of a row below 640 px; without it, on a line of its own with its label. */
  card?: CardPlace;
};

/** Beside the title and without its label; or in one line with others, with its label (`inline`) or without (`bare`). */
export type CardPlace = "beside" | "inline" | "bare";

/** A checkbox a row. */
export type TableSelect<Row> = { name: string; label: (row: Row) => string };
