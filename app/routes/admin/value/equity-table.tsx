import { Anchor } from "#app/ui/anchor.tsx";
import { Money } from "#app/ui/money.tsx";
import { Table } from "#app/ui/table.tsx";
import { componentName } from "../customers/component-words.ts";

type Cell = { ownMinor: string; contributionMinor: string };
type Row = { key: string; realised: Cell; expected: Cell };
type EquityTableProps = { rows: readonly Row[]; currency: string; withoutDefaults: boolean };

const apart: Record<string, string> = {
  "own-account": "On the company's own account",
  correction: "Correction by forecasts of the past",
  total: "Total",
};

const columns = [
  ["realised", "ownMinor", "Realised, own view"],
  ["realised", "contributionMinor", "Realised, contribution"],
  ["expected", "ownMinor", "Expected, own view"],
  ["expected", "contributionMinor", "Expected, contribution"],
] as const;

/** What a line of customer equity is called. */
export function equityName(key: string): string {
  return apart[key] ?? componentName(key);
}

/** Customer equity: what each component comes to in both views. */
export function EquityTable({ rows, currency, withoutDefaults }: EquityTableProps) {
  return (
    <div id="equity" className="flex flex-col">
      <Table
        caption="Customer equity by component"
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: "component",
            label: "Component",
            cell: ({ key }) => (
              <span className={key === "total" ? "font-semibold" : ""}>{equityName(key)}</span>
            ),
          },
          ...columns.map(([basis, view, label]) => ({
            key: `${basis}-${view}`,
            label,
            numeric: true,
            cell: (row: Row) => (
              <Money
                amountMinor={row[basis][view]}
                currency={currency}
                className={row.key === "total" ? "font-semibold" : ""}
              />
            ),
          })),
        ]}
      />
      <p className="px-5 py-3 text-14">
        <Anchor
          href={`/admin/value/equity.csv${withoutDefaults ? "?without=defaults" : ""}`}
          external
          download
          className="inline-flex min-h-6 items-center font-medium text-brand hover:underline"
        >
          Download this table
        </Anchor>
      </p>
    </div>
  );
}
