import { Anchor } from "./anchor.tsx";
import { classNames } from "./class-names.ts";
import type { TableColumn, TableSelect } from "./table-column.ts";

type TableRowProps<Row> = {
  row: Row;
  value: string;
  columns: readonly TableColumn<Row>[];
  href: string | undefined;
  select: TableSelect<Row> | undefined;
};

export function TableRow<Row>({ row, value, columns, href, select }: TableRowProps<Row>) {
  return (
    <tr role="row" className={href ? "hover:bg-sunken" : undefined}>
      {select ? (
        <td role="cell" data-label="Select" className="sm:w-12 sm:ps-5 sm:align-middle">
          <input
            type="checkbox"
            name={select.name}
            value={value}
            aria-label={select.label(row)}
            className="block size-5"
          />
        </td>
      ) : null}
      {columns.map((column, index) =>
        index === 0 ? (
          <th
            key={column.key}
            role="rowheader"
            scope="row"
            className={classNames(
              "text-start font-medium sm:px-3 sm:py-0.75 sm:first:ps-5 sm:last:pe-5",
              column.nowrap && "sm:whitespace-nowrap",
              column.width,
            )}
          >
            {href ? (
              <Anchor
                href={href}
                data-row=""
                className="inline-flex min-h-6 max-w-full items-center text-ink hover:text-brand hover:underline"
              >
                {column.cell(row)}
              </Anchor>
            ) : (
              column.cell(row)
            )}
          </th>
        ) : (
          <td
            key={column.key}
            role="cell"
            data-label={column.label}
            data-card={column.card}
            className={classNames(
              "sm:h-8 sm:px-3 sm:py-1 sm:last:pe-5",
              column.numeric && "tabular-nums sm:text-end",
              column.nowrap && "sm:whitespace-nowrap",
              column.width,
            )}
          >
            <div className="cell">{column.cell(row)}</div>
          </td>
        ),
      )}
    </tr>
  );
}
