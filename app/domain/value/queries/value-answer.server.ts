import type { ModelCard } from "../forecast/valuation.ts";
import type { StoredParameters } from "../parameters/parameters.ts";
import type { ValueAsOf } from "./value-as-of.server.ts";
import type { ValueWithEntries } from "./value-by-external-id.server.ts";
import type { ValueEntryView } from "./value-entry-view.ts";
import type { ValueSummary } from "./value-summary.server.ts";
import type { CompanyValue, ForecastState, OwnToCome, ValueInterval, ValueSide } from "./value-view.ts";

/** A customer's value as machines are told it: money as integers. */
export function customerAnswer(value: ValueWithEntries) {
  const { currency, state, realised, expected, total, ownToCome, next } = value;
  return {
    currency,
    state,
    realisedMinor: BigInt(realised.amountMinor),
    ...flowsOf(realised),
    expectedMinor: BigInt(expected.amountMinor),
    expected: { ...flowsOf(expected), ...spreadOf(expected.interval) },
    expectedState: value.forecast.state,
    expectedReason: reasonOf(value.forecast),
    horizonMonths: value.horizonMonths,
    ...spreadOf(total.interval),
    realisedInterval80: ends(realised.interval),
    expectedInterval80: ends(expected.interval),
    purchasesToCome:
      ownToCome === null ? null : { amountMinor: BigInt(ownToCome.amountMinor), ...spreadOf(ownToCome) },
    components: integers(realised.components),
    expectedComponents: integers(expected.components),
    grades: realised.grades,
    expectedGrades: expected.grades,
    entries: value.entries.map(entryAnswer),
    next,
  };
}

/** What the books held at a moment as machines are told it. */
export function asOfAnswer({ valuation, ...held }: ValueAsOf) {
  const range = ({ amountMinor, ...spread }: OwnToCome) => ({
    amountMinor: BigInt(amountMinor),
    ...spreadOf(spread),
  });
  return {
    ...held,
    valuation: valuation && {
      ...valuation,
      own: range(valuation.own),
      calibrated: range(valuation.calibrated),
    },
  };
}

/** The company's totals as machines are told them. */
export function summaryAnswer(summary: ValueSummary) {
  const { figure, otherCurrencies, customers, parameters, standing } = summary;
  return {
    ...figureAnswer(figure),
    customers,
    parameters: parametersAnswer(parameters),
    valuation:
      standing === null
        ? null
        : { id: standing.id, at: standing.at, customers: standing.customers, digest: standing.digest },
    models: standing === null ? null : modelsAnswer(standing.models),
    calibrationFactor: summary.calibrationFactor,
    otherCurrencies: otherCurrencies.map(figureAnswer),
  };
}

function figureAnswer(figure: CompanyValue) {
  const { realised, expected, total, ownAccount, calibration } = figure;
  const both = (minor: (side: ValueSide) => string) => ({
    realisedMinor: BigInt(minor(realised)),
    expectedMinor: BigInt(minor(expected)),
  });
  return {
    currency: figure.currency,
    customersWithValue: figure.customersWithValue,
    state: figure.forecast.state,
    reason: reasonOf(figure.forecast),
    ownView: both(({ ownMinor }) => ownMinor),
    contributionView: {
      ...both(({ amountMinor }) => amountMinor),
      ...spreadOf(total.interval),
      realisedInterval80: ends(realised.interval),
      expectedInterval80: ends(expected.interval),
      expectedMedianMinor: BigInt(expected.interval.medianMinor),
      components: integers(realised.components),
      expectedComponents: integers(expected.components),
      grades: realised.grades,
      expectedGrades: expected.grades,
    },
    savings: both(({ flows }) => flows.savingMinor),
    ownAccount: {
      realisedMinor: BigInt(ownAccount.realisedMinor),
      expectedMinor: BigInt(ownAccount.expectedMinor),
    },
    calibrationMinor: BigInt(calibration?.correctionMinor ?? "0"),
  };
}

function parametersAnswer(parameters: StoredParameters) {
  const { version, marginBasisPoints, marginBasis, horizonMonths, annualDiscount, acquisitionCostMinor } =
    parameters;
  const { referralAlpha, referralBeta, ideaAlpha, ideaBeta, ideaSource, rates } = parameters;
  return {
    ...{ version, marginBasisPoints, marginBasis, horizonMonths, annualDiscount, acquisitionCostMinor },
    ...{ referralAlpha, referralBeta, ideaAlpha, ideaBeta, ideaSource },
    rates: Object.fromEntries(
      Object.entries(rates).map(([name, { posterior, grade }]) => [name, { ...posterior, grade }]),
    ),
  };
}

/** Fitted parameters with their standard errors, or why there are none. */
function modelsAnswer({ buying, spend }: ModelCard) {
  return {
    buying: buying.state === "refused" ? refused(buying) : { variant: buying.variant, ...fitted(buying) },
    spend: spend.state === "refused" ? refused(spend) : { variant: "gamma-gamma", ...fitted(spend) },
  };
}

type Fitted = Extract<ModelCard["buying"] | ModelCard["spend"], { state: "fitted" }>;

function fitted({ state, parameters, standardErrors, logLikelihood, prior }: Fitted) {
  return { state, parameters, standardErrors, logLikelihood, prior };
}

function refused({ state, reason }: { state: "refused"; reason: string }) {
  return { state, reason };
}

function entryAnswer(entry: ValueEntryView) {
  const { amountMinor, lowMinor, highMinor, level: _level, reversed: _reversed, ...rest } = entry;
  return {
    ...rest,
    amountMinor: BigInt(amountMinor),
    interval80: ends({ lowMinor, highMinor }),
  };
}

function flowsOf({ ownMinor, flows }: ValueSide) {
  return {
    ownMinor: BigInt(ownMinor),
    creditMinor: BigInt(flows.creditMinor),
    debitMinor: BigInt(flows.debitMinor),
    savingMinor: BigInt(flows.savingMinor),
  };
}

/** The mean is never told without the median and the interval. */
function spreadOf(interval: Pick<ValueInterval, "lowMinor" | "medianMinor" | "highMinor">) {
  return { interval80: ends(interval), medianMinor: BigInt(interval.medianMinor) };
}

function ends({ lowMinor, highMinor }: Pick<ValueInterval, "lowMinor" | "highMinor">): [bigint, bigint] {
  return [BigInt(lowMinor), BigInt(highMinor)];
}

/** Why no forecast stands, as a sentence; null where one does. */
function reasonOf(forecast: ForecastState): string | null {
  return forecast.state === "fitted" ? null : forecast.reason;
}

/** Components as integers instead of text. */
function integers(components: Readonly<Record<string, string>>): Record<string, bigint> {
  return Object.fromEntries(Object.entries(components).map(([name, minor]) => [name, BigInt(minor)]));
}
