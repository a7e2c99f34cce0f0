import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { readSort, sortHref } from "./sort-href.ts";
import { Table } from "./table.tsx";
import type { TableColumn } from "./table-column.ts";

type Row = { id: string; name: string; amount: string };

const columns: TableColumn<Row>[] = [
  { key: "name", label: "Name", sortable: true, cell: (row) => row.name },
  {
    key: "amount",
    label: "Amount",
    sortable: true,
    largestFirst: true,
    numeric: true,
    cell: (row) => row.amount,
  },
];

const ada = { id: "1", name: "Ada", amount: "12" };

function markup(rows: readonly Row[]): string {
  return renderToStaticMarkup(
    <Table
      caption="Customers"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/customers/${row.id}`}
      sort={{ by: "amount", direction: "descending", search: "?state=active&after=x" }}
      empty={<p>Nobody yet</p>}
    />,
  );
}

test("says how it is sorted and links to the other ways, keeping filters and leaving the page", () => {
  const html = markup([ada]);
  expect(html).toContain('aria-sort="descending"');
  expect(html).toContain('href="?state=active&amp;sort=name"');
  expect(html).toContain('href="?state=active&amp;sort=amount"');
});

test("labels each cell for the narrow layout and links the row from its header", () => {
  const html = markup([ada]);
  expect(html).toContain('data-label="Amount"');
  expect(html).toMatch(/<th role="rowheader"[^>]*><a [^>]*href="\/customers\/1"/);
});

test("shows what to do where there are no rows", () => {
  expect(markup([])).toBe("<p>Nobody yet</p>");
});

test("reads only the columns it knows", () => {
  expect(readSort("-amount", ["amount"])).toEqual({ by: "amount", direction: "descending" });
  expect(readSort("password", ["amount"])).toBeNull();
  expect(sortHref("?sort=-name", "name", "descending")).toBe("?sort=-name");
});

test("says how each cell stands on the card of a narrow page", () => {
  const compact: TableColumn<Row>[] = [
    { key: "name", label: "Name", cell: (row) => row.name },
    { key: "amount", label: "Amount", card: "beside", cell: () => "€1" },
  ];
  const html = renderToStaticMarkup(
    <Table caption="Rows" columns={compact} rows={[ada]} rowKey={(row) => row.name} />,
  );
  expect(html).toMatch(/data-label="Amount" data-card="beside"/);
});
