import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Plot } from "#app/ui/plot.tsx";
import { sourceSeries } from "./source-series.ts";
import { sourceSteps } from "./source-steps.ts";

type Month = {
  month: string;
  referral: number;
  joined: number;
  invited: number;
  import: number;
  api: number;
};

/** New customers month by month, over long times year by year, by where they came from. */
export function SourcePlot({ months }: { months: readonly Month[] }) {
  if (months.length === 0) {
    return (
      <EmptyState
        title="No customers yet"
        action={<LinkButton href="/admin/imports">Import orders</LinkButton>}
      >
        Here you will see month by month how many customers are new, and how many of them a friend brought.
      </EmptyState>
    );
  }
  const { rowLabel, rows } = sourceSteps(months);
  return (
    <Card>
      <Plot
        title="New customers by source"
        kind="stacked"
        rowLabel={rowLabel}
        series={sourceSeries}
        rows={rows}
        downloadHref="/admin/referrals/by-source.csv"
      />
    </Card>
  );
}
