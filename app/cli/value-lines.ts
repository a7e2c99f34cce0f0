import type { ValueAsOf } from "#app/domain/value/queries/value-as-of.server.ts";
import type {
  CompanyValue,
  CustomerValue,
  ForecastState,
  ValueInterval,
  ValueSide,
} from "#app/domain/value/queries/value-view.ts";
import { formatMoney } from "#app/kernel/money.ts";

/** What to do while nothing can be valued. */
export const noMargin = "Nothing is valued yet: set the margin with  npm run kith -- settings --margin 40";

type Line = readonly [name: string, text: string];

/** A customer's value in words, line by line. */
export function* customerLines(value: CustomerValue): Generator<string> {
  if (value.state === "no-margin") yield noMargin;
  const { currency } = value;
  yield* aligned([
    ...sideLines("realised", value.realised, currency),
    ...sideLines(`expected in ${value.horizonMonths} months`, value.expected, currency),
    ...forecastLines(value.forecast),
    ...(value.ownToCome === null ? [] : [purchasesLine(value.ownToCome, currency)]),
  ]);
}

/** The company's totals in words, line by line, currency by currency. */
export function* summaryLines(summary: {
  customers: number;
  figure: CompanyValue;
  otherCurrencies: readonly CompanyValue[];
}): Generator<string> {
  for (const one of [summary.figure, ...summary.otherCurrencies]) {
    const { currency, calibration } = one;
    yield* aligned([
      ["customers", `${one.customersWithValue} with value, ${summary.customers} in all`],
      ...sideLines("realised", one.realised, currency),
      ...sideLines(`expected in ${one.horizonMonths} months`, one.expected, currency),
      ...(calibration === null
        ? []
        : [["calibration", `totals of forecasts × ${calibration.factor.toFixed(3)}`] as const]),
      ...forecastLines(one.forecast),
    ]);
  }
}

/** What was known at a moment in words, line by line. */
export function* asOfLines({ at, currency, realised, expected, valuation }: ValueAsOf): Generator<string> {
  const until = at.toISOString().slice(0, 16).replace("T", " ");
  yield* aligned([
    ["computed before", `${until} UTC`],
    ["realised", `${money(realised.amountMinor, currency)} in ${realised.entries} entries`],
    ["  own view", money(realised.ownMinor, currency)],
    ["expected", `${money(expected.amountMinor, currency)} from facts alone, in ${expected.entries} entries`],
    ...(valuation === null
      ? []
      : [
          ["purchases to come", `${money(valuation.calibrated.amountMinor, currency)}, calibrated`] as const,
          ["  80 % between", between(valuation.calibrated, currency)] as const,
          ["  half below", money(valuation.calibrated.medianMinor, currency)] as const,
          ["  valuation", `${valuation.id}, digest ${valuation.digest.slice(0, 16)}`] as const,
        ]),
  ]);
}

function sideLines(name: string, side: ValueSide, currency: string): Line[] {
  const grades = Object.entries(side.grades).map(([grade, share]) => `${grade} ${Math.round(share)} %`);
  return [
    [name, money(side.amountMinor, currency)],
    ["  80 % between", between(side.interval, currency)],
    ["  half below", money(side.interval.medianMinor, currency)],
    ["  own view", money(side.ownMinor, currency)],
    ...Object.entries(side.components).map(([part, minor]) => [`  ${part}`, money(minor, currency)] as const),
    ["  grades", grades.join("  ")],
  ];
}

function forecastLines(forecast: ForecastState): Line[] {
  if (forecast.state !== "fitted") return [["forecast", `not measured yet: ${forecast.reason}`]];
  return [["forecast", `of ${forecast.at.toISOString().slice(0, 16).replace("T", " ")} UTC`]];
}

/** The mean is never told without the median. */
function purchasesLine(own: NonNullable<CustomerValue["ownToCome"]>, currency: string): Line {
  const text = `${money(own.amountMinor, currency)}, half below ${money(own.medianMinor, currency)}, 80 % between ${between(own, currency)}`;
  return ["purchases to come", text];
}

function between(
  { lowMinor, highMinor }: Pick<ValueInterval, "lowMinor" | "highMinor">,
  currency: string,
): string {
  return `${money(lowMinor, currency)} and ${money(highMinor, currency)}`;
}

function money(minor: string | bigint, currency: string): string {
  return `${formatMoney(BigInt(minor), currency)} ${currency}`;
}

function* aligned(lines: readonly Line[]): Generator<string> {
  const width = Math.max(...lines.map(([name]) => name.length)) + 2;
  for (const [name, text] of lines) yield `${name.padEnd(width)}${text}`;
}
