import type { ValueInterval, ValueSide } from "#app/domain/value/queries/value-view.ts";
import type { FigureInterval, FigureProps } from "#app/ui/figure.tsx";
import { noMargin } from "./not-measured.ts";

type Expected = {
  currency: string;
  horizonMonths: number;
  expected: ValueSide;
  forecast: { state: "fitted" | "no-margin" | "no-orders" | "not-fitted"; reason?: string };
};

/** What is expected as a figure; where nothing is known, the reason and what can be done. */
export function expectedFigure(value: Expected, maySet: boolean): FigureProps {
  const { currency, horizonMonths, expected, forecast } = value;
  const known = forecast.state === "fitted" || expected.amountMinor !== "0";
  return {
    label: `Expected in the next ${horizonMonths} months`,
    amountMinor: known ? expected.amountMinor : null,
    currency,
    interval: intervalOf(expected.interval),
    grades: expected.grades,
    unknown: whyUnknown(forecast, maySet),
  };
}

function whyUnknown({ state, reason }: Expected["forecast"], maySet: boolean): { reason: string } {
  if (state === "no-margin") return noMargin(maySet);
  const words = { reason: `not measured yet: ${reason ?? "no forecast has been made from your orders"}` };
  return state === "not-fitted"
    ? { ...words, ...{ howHref: "/admin/value/model", howLabel: "about the forecast" } }
    : words;
}

/** An interval for a figure; none where the amount is exact. */
export function intervalOf(interval: ValueInterval): FigureInterval | null {
  return interval.lowMinor === interval.highMinor ? null : interval;
}
