import type { ValuationTotals } from "#app/domain/value/forecast/valuation.ts";
import { Card } from "#app/ui/card.tsx";
import { wholeMoney } from "#app/ui/money-words.ts";
import { Table } from "#app/ui/table.tsx";
import { When } from "#app/ui/when.tsx";

/** A valuation of the history, as far as it is told. Its moments are text. */
export type HistoryRow = {
  id: string;
  at: string;
  currency: string;
  customers: number;
  /** What the model is called, or why there was none. */
  model: string;
  calibrated: ValuationTotals["calibrated"];
  factor: number;
};

type ModelHistoryProps = { rows: readonly HistoryRow[]; shown: string; now: string; timeZone: string };

/** The valuations before, each with what it said; each can be opened as it was. */
export function ModelHistory({ rows, shown, now, timeZone }: ModelHistoryProps) {
  return (
    <Card title="Forecasts so far" lead="Each is kept, and can be computed again as it was." flush>
      <Table
        caption="Forecasts so far"
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/admin/value/model?valuation=${row.id}`}
        columns={[
          {
            key: "at",
            label: "Made for",
            cell: (row) => (
              <span>
                <When at={row.at} now={now} timeZone={timeZone} />
                {row.id === shown ? " · shown here" : ""}
              </span>
            ),
          },
          { key: "model", label: "Model", cell: (row) => row.model },
          {
            key: "customers",
            label: "Customers",
            numeric: true,
            cell: (row) => row.customers.toLocaleString("en-GB"),
          },
          {
            key: "total",
            label: "Own purchases to come",
            numeric: true,
            nowrap: true,
            cell: ({ calibrated, currency }) => wholeMoney(BigInt(calibrated.amountMinor), currency),
          },
          {
            key: "between",
            label: "80 % between",
            numeric: true,
            cell: ({ calibrated, currency }) =>
              `${wholeMoney(BigInt(calibrated.lowMinor), currency)} and ${wholeMoney(BigInt(calibrated.highMinor), currency)}`,
          },
          { key: "factor", label: "Multiplied by", numeric: true, cell: (row) => row.factor.toFixed(2) },
        ]}
      />
    </Card>
  );
}
