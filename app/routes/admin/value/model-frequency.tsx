import type { CalibrationCard } from "#app/domain/value/forecast/valuation.ts";
import { Card } from "#app/ui/card.tsx";
import { IntervalPlot } from "#app/ui/interval-plot.tsx";
import { counted } from "../../counted.ts";
import { dayWords } from "./model-backtests.tsx";

type FrequencyCardProps = { byFrequency: CalibrationCard["byFrequency"]; weeks: number };

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const tick = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
const each = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** The latest forecast of the past by how often customers bought, before and after; nothing where it was not kept. */
export function FrequencyCard({ byFrequency, weeks }: FrequencyCardProps) {
  if (byFrequency === undefined) return null;
  const { day, before, after } = byFrequency;
  const time = counted(weeks, "week", "weeks");
  return (
    <Card
      title="For whom it would have been right"
      lead={`The forecast made for ${dayWords(day)}, by how often customers buy. A model may be right in sum and wrong for those who buy most.`}
    >
      <div className="flex flex-col gap-4">
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <IntervalPlot
            title={`Orders of each customer in the ${time} after, by further orders before`}
            rowLabel="Before"
            intervalLabel="80 % between"
            formatValue={(value) => each.format(value)}
            formatTick={(value) => tick.format(value)}
            besides={[
              {
                key: "customers",
                label: "Customers",
                numeric: true,
                cell: ({ customers }) => whole.format(customers),
              },
            ]}
            rows={before.map(({ from, to, customers, expected, low, high, actual }) => ({
              label: classWords(from, to),
              customers,
              expected: expected / customers,
              low: low / customers,
              high: high / customers,
              actual: actual / customers,
            }))}
          />
          <IntervalPlot
            title={`Customers by how many orders they placed in these ${time}`}
            rowLabel="After"
            intervalLabel="80 % between"
            formatValue={(value) => whole.format(value)}
            rows={after.map(({ from, to, ...found }) => ({ label: classWords(from, to), ...found }))}
          />
        </div>
        <p className="max-w-prose text-14 text-ink-soft">
          The intervals are those of chance alone, with the model as it was fitted then. Where what came lies
          outside in the same direction for all, times have changed; where for some groups only, the model
          does not fit them.
        </p>
      </div>
    </Card>
  );
}

function classWords(from: number, to: number | null): string {
  if (to === null) return `${from}+`;
  return from === to ? `${from}` : `${from}–${to}`;
}
