import { Card } from "#app/ui/card.tsx";
import { GradeChip } from "#app/ui/grade-chips.tsx";

type PriorCardProps = { alpha: number; beta: number; mean: number; low: number; high: number };

/** What is assumed of friends who would not have come otherwise, how sure that is, and where it comes from. */
export function PriorCard({ alpha, beta, mean, low, high }: PriorCardProps) {
  const percent = (share: number) => Math.round(100 * share);
  return (
    <Card title="Friends who would not have come otherwise" lead="An assumption, until you measure it">
      <div className="flex max-w-prose flex-col gap-3 text-14">
        <p className="text-22 font-semibold tabular-nums">
          {`${percent(mean)} %`}{" "}
          <span className="text-14 font-normal text-ink-soft">{`80 % between ${percent(low)} and ${percent(high)}`}</span>
        </p>
        <p>
          {`Of the margin of a friend's orders, ${percent(mean)} % is credited to whoever brought the friend and taken from the friend's own contribution, so that nothing counts twice. Every such figure carries this range and grade `}
          <GradeChip grade="D" />.
        </p>
        <p className="text-ink-quiet">
          {`As a distribution: Beta(${alpha}, ${beta}). It is deliberately wide: Kumar, Petersen and Leone (2010) tell apart customers who came only because of a referral and those who would have come anyway, and the shares they report differ from firm to firm. Ask new customers “Would you have come anyway?” to replace it by your own rate.`}
        </p>
      </div>
    </Card>
  );
}
