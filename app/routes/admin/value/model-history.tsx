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
  /** What the model is called; null where none could be fitted. */
  model: string | null;
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
          { key: "model", label: "Model", card: "beside", cell: (row) => row.model ?? "none yet" },
          {
            key: "customers",
            label: "Customers",
            card: "inline",
            numeric: true,
            cell: (row) => row.customers.toLocaleString("en-GB"),
          },
          {
            key: "total",
            label: "Own purchases to come",
            card: "inline",
            numeric: true,
            nowrap: true,
            cell: ({ model, calibrated, currency }) =>
              model === null ? null : wholeMoney(BigInt(calibrated.amountMinor), currency),
          },
          {
            key: "between",
            label: "80 % between",
            card: "inline",
            numeric: true,
            cell: ({ model, calibrated, currency }) =>
              model === null
                ? null
                : `${wholeMoney(BigInt(calibrated.lowMinor), currency)} and ${wholeMoney(BigInt(calibrated.highMinor), currency)}`,
          },
          {
            key: "factor",
            label: "Multiplied by",
            card: "inline",
            numeric: true,
            cell: (row) => (row.model === null ? null : row.factor.toFixed(2)),
          },
        ]}
      />
    </Card>
  );
}
