import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { SortDirection } from "./sort-href.ts";
import type { TableColumn, TableSelect } from "./table-column.ts";
import { TableHeader } from "./table-header.tsx";
import { TableRow } from "./table-row.tsx";

export type TableProps<Row> = {
  /** Says what the table lists; read aloud, not shown. */
  caption: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Makes the first column a link to the row's own page. */
  rowHref?: (row: Row) => string;
  /** How the rows are sorted now, and the query of the page (`location.search`), whose filters the sort links keep. */
  sort?: { by: string; direction: SortDirection; search?: string } | null;
  search?: string;
  /** A checkbox a row, sent as `name` with the row's key. */
  select?: TableSelect<Row>;
  /** Keeps the header for screen readers only, where the same columns stand above already. */
  headerHidden?: boolean;
  /** Shown instead of rows where there are none. */
  empty?: ReactNode;
};

/** Rows and columns; below 640 px a card a row. `j` and `k` move between rows that link somewhere. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, rowHref, sort = null, select, headerHidden = false, empty } = props;
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    // The roles are kept by hand: a table laid out as cards loses them in some browsers. Relative, so that words for screen
    // readers, which are placed absolutely, scroll with it and do not widen the page.
    <div className="relative overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
      <table role="table" className={classNames("table-cards w-full border-collapse text-14")}>
        <caption className="sr-only">{caption}</caption>
        <TableHeader
          columns={columns}
          sort={sort}
          search={sort?.search ?? props.search ?? ""}
          selectable={Boolean(select)}
          hidden={headerHidden}
        />
        <tbody role="rowgroup" className="divide-y divide-line">
          {rows.map((row) => (
            <TableRow
              key={rowKey(row)}
              row={row}
              value={rowKey(row)}
              columns={columns}
              href={rowHref?.(row)}
              select={select}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
