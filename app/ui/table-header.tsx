import { ArrowDown, ArrowUp } from "lucide-react";
import { Anchor } from "./anchor.tsx";
import { classNames } from "./class-names.ts";
import { type SortDirection, sortHref } from "./sort-href.ts";
import type { TableColumn } from "./table-column.ts";

type Sort = { by: string; direction: SortDirection };

type TableHeaderProps<Row> = {
  columns: readonly TableColumn<Row>[];
  sort: Sort | null;
  search: string;
  selectable: boolean;
  hidden: boolean;
};

export function TableHeader<Row>({ columns, sort, search, selectable, hidden }: TableHeaderProps<Row>) {
  return (
    <thead role="rowgroup" className={hidden ? "sr-only" : undefined}>
      <tr role="row" className="border-b border-line">
        {selectable ? (
          <th role="columnheader" scope="col" className="w-12 px-3 py-1.5">
            <span className="sr-only">Select</span>
          </th>
        ) : null}
        {columns.map((column) => (
          <th
            key={column.key}
            role="columnheader"
            scope="col"
            aria-sort={sort?.by === column.key ? sort.direction : undefined}
            className={classNames(
              "whitespace-nowrap px-3 py-1.5 text-12 font-medium text-ink-quiet first:ps-5 last:pe-5",
              column.numeric ? "text-end" : "text-start",
              column.width,
            )}
          >
            {column.sortable || column.sortHref ? (
              <SortLink column={column} sort={sort} search={search} />
            ) : (
              column.label
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type SortLinkProps<Row> = { column: TableColumn<Row>; sort: Sort | null; search: string };

function SortLink<Row>({ column, sort, search }: SortLinkProps<Row>) {
  const current = sort?.by === column.key ? sort.direction : null;
  const first = column.largestFirst ? "descending" : "ascending";
  const other = first === "ascending" ? "descending" : "ascending";
  const Arrow = current === "descending" ? ArrowDown : ArrowUp;
  return (
    <Anchor
      href={column.sortHref ?? sortHref(search, column.key, current === first ? other : first)}
      className="inline-flex min-h-6 items-center gap-1 rounded-control hover:text-ink"
    >
      {column.label}
      {current ? <Arrow size={14} strokeWidth={1.75} aria-hidden /> : null}
    </Anchor>
  );
}
