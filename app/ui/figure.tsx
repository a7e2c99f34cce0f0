import { GradeChips, type GradeShares } from "./grade-chips.tsx";
import { IntervalBar } from "./interval-bar.tsx";
import { wholeMoney, wholeNumber } from "./money-words.ts";
import { TextLink } from "./text-link.tsx";

type Minor = string | bigint;

export type FigureInterval = {
  lowMinor: Minor;
  highMinor: Minor;
  /** How likely the truth lies inside, in per cent: 80. */
  level: number;
  medianMinor?: Minor;
};

export type FigureProps = {
  label: string;
  /** Minor units; null where nothing is known, with the reason in `unknown`. */
  amountMinor: Minor | null;
  currency: string;
  interval?: FigureInterval | null;
  /** Share of each grade in per cent of the amount. */
  grades?: GradeShares | null;
  whyHref?: string;
  unknown?: { reason: string; howHref?: string; howLabel?: string };
  size?: "normal" | "large";
};

/** A sum of money that says how sure it is, what it rests on, and where to look it up. */
export function Figure({
  label,
  amountMinor,
  currency,
  interval,
  grades,
  whyHref,
  unknown,
  size = "normal",
}: FigureProps) {
  const amount = amountMinor === null ? null : BigInt(amountMinor);
  return (
    <div className="flex min-w-0 flex-col gap-2.5">
      <p className="text-14 text-ink-quiet">{label}</p>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <data
          value={(amount ?? 0n).toString()}
          className={`${size === "large" ? "text-36" : "text-28"} font-semibold tracking-tight tabular-nums ${amount === null ? "text-ink-quiet" : ""}`}
        >
          {wholeMoney(amount ?? 0n, currency)}
        </data>
        {amount !== null && whyHref ? (
          <TextLink href={whyHref} className="py-0.5 text-14">
            why<span className="sr-only"> {label} is this amount</span>
          </TextLink>
        ) : null}
        {amount === null ? <NotKnown {...(unknown ?? { reason: "not measured yet" })} /> : null}
      </p>
      {amount !== null && interval ? (
        <Interval amount={amount} currency={currency} interval={interval} />
      ) : null}
      {amount !== null && grades ? <GradeChips grades={grades} /> : null}
    </div>
  );
}

function Interval({
  amount,
  currency,
  interval,
}: {
  amount: bigint;
  currency: string;
  interval: FigureInterval;
}) {
  const low = BigInt(interval.lowMinor);
  const high = BigInt(interval.highMinor);
  return (
    <div className="flex flex-col gap-1.5">
      <IntervalBar low={low} high={high} middle={BigInt(interval.medianMinor ?? amount)} />
      <p className="text-14 tabular-nums text-ink-soft">
        {`${interval.level} % between ${wholeNumber(low, currency)} and ${wholeNumber(high, currency)}`}
      </p>
    </div>
  );
}

function NotKnown({ reason, howHref, howLabel = "how to measure" }: NonNullable<FigureProps["unknown"]>) {
  return (
    <span className="w-full text-14 text-ink-soft">
      <span className="sr-only">· </span>
      {reason}
      {howHref ? (
        <>
          {" · "}
          <TextLink href={howHref} className="inline-block py-0.5">
            {howLabel}
          </TextLink>
        </>
      ) : null}
    </span>
  );
}
