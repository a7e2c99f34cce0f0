import { Card } from "#app/ui/card.tsx";
import { Money } from "#app/ui/money.tsx";
import { Plot } from "#app/ui/plot.tsx";
import { type Cohort, cohortWords, type Lever } from "./lever-words.ts";

type LeverCardProps = {
  lever: Lever;
  cohorts: readonly Cohort[];
  all: Cohort;
  currency: string;
  horizonMonths: number;
  search: string;
};

/** One lever: where it stands, what a tenth more brings, and how it differs by when customers came. */
export function LeverCard({ lever, cohorts, all, currency, horizonMonths, search }: LeverCardProps) {
  const rows = cohorts.map((cohort) => ({
    label: cohortWords(cohort.cohort),
    values: Object.fromEntries(lever.series.map(({ key, value }) => [key, value(cohort) ?? 0])),
  }));
  return (
    <Card title={lever.title} lead={lever.meaning}>
      <div className="flex flex-col gap-6">
        <div className="flex flex-wrap gap-x-12 gap-y-4">
          {lever.series.map(({ key, label, value }) => {
            const number = value(all);
            return (
              <p key={key} className="flex flex-col">
                <span className="text-14 text-ink-quiet">{label}</span>
                <span className="text-22 font-semibold tabular-nums">
                  {number === null ? "not known yet" : lever.words(number, currency)}
                </span>
              </p>
            );
          })}
          <p className="flex flex-col">
            <span className="text-14 text-ink-quiet">10 % more would bring, in {horizonMonths} months</span>
            <span className="text-22 font-semibold">
              {all.rise === null ? (
                "not known yet"
              ) : (
                <Money amountMinor={all.rise[lever.rise]} currency={currency} />
              )}
            </span>
          </p>
        </div>
        <Plot
          title={`${lever.title} by first order`}
          kind="bar"
          rowLabel="First order in"
          series={lever.series.map(({ key, label }) => ({ key, label }))}
          rows={rows}
          formatValue={(value) => lever.words(value, currency)}
          formatTick={(value) => lever.tick(value, currency)}
          downloadHref={`/admin/value/levers.csv${search}`}
        />
      </div>
    </Card>
  );
}
