import type { CalibrationCard, ModelCard } from "#app/domain/value/forecast/valuation.ts";
import { Card } from "#app/ui/card.tsx";
import { IntervalPlot } from "#app/ui/interval-plot.tsx";
import { Table } from "#app/ui/table.tsx";
import { counted } from "../../counted.ts";

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** Forecasts made for days of the past, from what was known then, beside what came. */
export function BacktestCard({ calibration }: { calibration: CalibrationCard }) {
  const { origins, weeks, sampled, coverage } = calibration;
  if (origins.length === 0) {
    return (
      <Card title="How right it would have been">
        <p className="max-w-prose text-14">
          Your orders do not reach back far enough to make a forecast for a day of the past and compare it
          with what came. Until they do, totals are not corrected, and their interval is kept wide.
        </p>
      </Card>
    );
  }
  const within = origins.filter(({ low, high, actual }) => low <= actual && actual <= high).length;
  return (
    <Card title="How right it would have been" lead={factorWords(calibration)}>
      <div className="flex flex-col gap-4">
        <IntervalPlot
          title={`Orders in the ${counted(weeks, "week", "weeks")} after each day, of ${counted(sampled, "customer", "customers")}`}
          rowLabel="Forecast made for"
          intervalLabel="80 % between"
          formatValue={(value) => whole.format(value)}
          rows={origins.map(({ day, expected, low, high, actual }) => ({
            label: dayWords(day),
            ...{ expected, low, high, actual },
          }))}
        />
        <p className="max-w-prose text-14 text-ink-soft">
          {`What came lay within the interval of the total in ${within} of ${counted(origins.length, "forecast", "forecasts")}; 80 % are aimed for.`}
          {coverage === null
            ? ""
            : ` Of single customers, ${(100 * coverage).toFixed(0)} % bought as often as their own interval of 80 % said.`}
        </p>
      </div>
    </Card>
  );
}

/** By what totals are multiplied, and why. */
export function factorWords({ factor, backtests }: CalibrationCard): string {
  const percent = Math.round(Math.abs(100 * (factor - 1)));
  const past = counted(backtests, "past forecast", "past forecasts");
  if (percent === 0) return `Over ${past}, as much came as the model said; totals stay as they are.`;
  const direction = factor > 1 ? "more" : "less";
  return `Over ${past}, about ${percent} % ${direction} came than the model said; totals are multiplied by ${factor.toFixed(2)}.`;
}

/** A day (ISO) as it stands at an axis. */
export function dayWords(day: string): string {
  const at = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  return at.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "2-digit", timeZone: "UTC" });
}

/** What simple rules say beside the model. */
export function HeuristicsCard({ heuristics, check }: Pick<ModelCard, "heuristics" | "check">) {
  const { months, modelPurchases, sameRatePurchases, hiatusPurchases } = heuristics;
  const rows = [
    ...(modelPurchases === null
      ? []
      : [
          {
            name: "The model",
            purchases: modelPurchases,
            words: "each customer by their own rhythm and silence",
          },
        ]),
    ...(check?.state === "fitted"
      ? [{ name: "Pareto/NBD", purchases: check.purchases, words: "a second model, as a check" }]
      : []),
    { name: "Same rate", purchases: sameRatePurchases, words: "everybody goes on as often as so far" },
    {
      name: "Half a year of silence",
      purchases: hiatusPurchases,
      words: "the same, and nothing from those who have not ordered for half a year",
    },
  ];
  return (
    <Card
      title="Beside simple rules"
      lead={`Further orders in the next ${months} months. Simple rules are often as good as a model for single customers, and far off in sum.`}
      flush
    >
      <Table
        caption="Orders to come by the model and by simple rules"
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { key: "name", label: "Rule", cell: (row) => row.name },
          {
            key: "purchases",
            label: "Orders to come",
            card: "beside",
            numeric: true,
            cell: (row) => whole.format(row.purchases),
          },
          { key: "words", label: "How it looks ahead", card: "bare", cell: (row) => row.words },
        ]}
      />
    </Card>
  );
}
