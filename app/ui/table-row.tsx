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
            className="text-start font-medium sm:px-3 sm:py-2.5 sm:first:ps-5 sm:last:pe-5"
          >
            {href ? (
              <Anchor
                href={href}
                data-row=""
                className="inline-block min-h-6 py-0.5 text-ink hover:text-brand hover:underline"
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
            className={classNames(
              "sm:px-3 sm:py-2.5 sm:last:pe-5",
              column.numeric && "tabular-nums sm:text-end",
            )}
          >
            <div className="cell">{column.cell(row)}</div>
          </td>
        ),
      )}
    </tr>
  );
}
