import { dayMs } from "#app/kernel/dates.ts";
import { Card } from "#app/ui/card.tsx";
import { Figure, type FigureInterval } from "#app/ui/figure.tsx";
import type { GradeShares } from "#app/ui/grade-chips.tsx";
import { Money } from "#app/ui/money.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";
import { noMargin } from "../customers/not-measured.ts";
import { calibrationWords } from "./calibration-words.ts";

type Side = { amountMinor: string; interval: FigureInterval; grades: GradeShares };
type Overview = {
  currency: string;
  state: "measured" | "no-margin" | "no-orders";
  realised: Side;
  expected: Side;
  forecast: { state: "fitted" } | { state: "no-margin" | "no-orders" | "not-fitted"; reason: string };
  calibration: { factor: number; backtests: number; correctionMinor: string } | null;
  horizonMonths: number;
  valuation: { at: string; customers: number; settingsChanged: boolean } | null;
};
type ValueHeadlineProps = {
  overview: Overview;
  withoutDefaults: boolean;
  mayManage: boolean;
  now: string;
  timeZone: string;
};

/** Realised and expected, apart, with what is said of the forecast. */
export function ValueHeadline({ overview, withoutDefaults, mayManage, now, timeZone }: ValueHeadlineProps) {
  const { currency, state, realised, expected, forecast, horizonMonths } = overview;
  const unknown =
    state === "no-margin"
      ? noMargin(mayManage)
      : { reason: "no orders yet", howHref: "/admin/imports", howLabel: "import orders" };
  const isMeasured = state === "measured";
  const hasExpected = isMeasured && (forecast.state === "fitted" || expected.amountMinor !== "0");
  return (
    <Card
      title={
        withoutDefaults
          ? "Relationship value of all customers, without defaults"
          : "Relationship value of all customers"
      }
    >
      <div className="flex flex-col gap-5">
        <div className="grid gap-6 sm:grid-cols-2">
          <Figure
            size="large"
            label="Realised"
            amountMinor={isMeasured ? realised.amountMinor : null}
            currency={currency}
            interval={intervalOf(realised)}
            grades={realised.grades}
            whyHref="#equity"
            unknown={unknown}
          />
          <Figure
            size="large"
            label={`Expected in the next ${horizonMonths} months`}
            amountMinor={hasExpected ? expected.amountMinor : null}
            currency={currency}
            interval={intervalOf(expected)}
            grades={expected.grades}
            whyHref="#equity"
            unknown={isMeasured ? { reason: `not measured yet: ${reasonOf(forecast)}` } : unknown}
          />
        </div>
        {isMeasured ? <OfForecast {...{ overview, now, timeZone }} /> : null}
      </div>
    </Card>
  );
}

function OfForecast({ overview, now, timeZone }: Pick<ValueHeadlineProps, "overview" | "now" | "timeZone">) {
  const { forecast, valuation, calibration, currency, expected } = overview;
  return (
    <div className="flex max-w-prose flex-col gap-2 text-14 text-ink-soft">
      {forecast.state !== "fitted" && expected.amountMinor !== "0" ? (
        <p>{`Purchases to come are not in what is expected: ${reasonOf(forecast)}.`}</p>
      ) : null}
      {valuation && forecast.state === "fitted" ? (
        <p>
          Purchases to come were forecast <When at={valuation.at} now={now} timeZone={timeZone} />, from the
          orders of {valuation.customers.toLocaleString("en-GB")}{" "}
          {valuation.customers === 1 ? "customer" : "customers"}.{" "}
          {valuation.settingsChanged
            ? "The settings have changed since; the next valuation follows them. "
            : null}
          {isOld(valuation.at, now) ? "A night has gone by without a new one. " : null}
          <TextLink href="/admin/value/model">See the model</TextLink>
        </p>
      ) : null}
      {calibration ? (
        <p>
          {calibrationWords(calibration)}
          {calibration.correctionMinor === "0" ? null : (
            <>
              {" "}
              That {calibration.correctionMinor.startsWith("-") ? "takes" : "adds"}{" "}
              <Money amountMinor={calibration.correctionMinor.replace("-", "")} currency={currency} />
              {calibration.correctionMinor.startsWith("-")
                ? " off what is expected."
                : " to what is expected."}
            </>
          )}
        </p>
      ) : null}
    </div>
  );
}

/** Forecasts are made each night; a day and a half without one is too long. */
function isOld(at: string, now: string): boolean {
  return new Date(now).getTime() - new Date(at).getTime() > 1.5 * dayMs;
}

/** A figure that is certain has no interval to show. */
function intervalOf({ interval }: Side): FigureInterval | null {
  return interval.lowMinor === interval.highMinor ? null : interval;
}

function reasonOf(forecast: Overview["forecast"]): string {
  return forecast.state === "fitted" ? "" : forecast.reason;
}
