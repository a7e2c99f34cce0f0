import type { Comparison, ModelReport } from "#app/domain/value/models/compare-models.ts";
import type { Method, PriorStrength } from "#app/domain/value/models/fit.ts";
import type { HoldoutErrors } from "#app/domain/value/models/holdout.ts";
import type { AmountsHoldout, Holdout } from "#app/domain/value/models/judge-forecast.ts";

/** What `fit` found in a file: the shape of its JSON. Times in weeks, money in major units of the currency. */
export type FitReport = Omit<Comparison, "models"> & {
  models: Comparison["models"] & { sbg: ModelReport };
  currency: string;
  method: Method;
  lines: { read: number; duplicates: number; rejected: number };
  rejected: { line: number; reason: string }[];
  window: { from: string; until: string; holdoutUntil: string | null; holdoutWeeks: number };
  customers: number;
  repeatBuyers: number;
  repeatPurchases: number;
};

/** The report in words, line by line. */
export function* fitLines(report: FitReport): Generator<string> {
  const { lines, window, models, heuristics } = report;
  yield `${count(lines.read)} lines read, ${count(lines.duplicates)} of them twice, ${count(lines.rejected)} rejected`;
  for (const { line, reason } of report.rejected) yield `  line ${line}: ${reason}`;
  yield `from ${window.from} to ${window.until}: customers ${count(report.customers)}, of whom ${count(report.repeatBuyers)} bought again; repeat purchases ${count(report.repeatPurchases)}`;
  yield `method ${report.method}; distinct histories ${count(report.combinations)}`;
  yield* cautions(report);
  for (const [name, model] of Object.entries(models)) {
    yield "";
    yield `${name}${name === report.better ? "  (the better of BG and MBG)" : ""}`;
    yield* modelLines(model);
  }
  if (window.holdoutUntil === null) return;
  yield "";
  yield `the ${number(window.holdoutWeeks, 1)} weeks after, to ${window.holdoutUntil}`;
  for (const [name, model] of Object.entries(models))
    if (model.state === "fitted" && model.holdout !== null)
      yield "purchases" in model.holdout
        ? holdoutLine(name, model.holdout)
        : amountsLine(name, model.holdout);
  for (const [name, { holdout }] of Object.entries(heuristics))
    if (holdout !== null) yield holdoutLine(name, holdout);
}

function* cautions({ customers, spendCorrelation }: FitReport): Generator<string> {
  if (customers < 100) yield "Fewer than 100 customers: trust the ranges, not the figures.";
  if (spendCorrelation !== null && Math.abs(spendCorrelation) > 0.3)
    yield `Who buys more often spends ${spendCorrelation > 0 ? "more" : "less"} each time (correlation ${number(spendCorrelation, 2)}); Gamma-Gamma takes that for chance.`;
}

function* modelLines(model: ModelReport<unknown>): Generator<string> {
  if (model.state === "refused") {
    yield `  not fitted: ${model.reason}`;
    return;
  }
  for (const [name, value] of Object.entries(model.parameters))
    yield `  ${name.padEnd(8)}${number(value, 5).padStart(14)}  ${errorOf(model.standardErrors[name] ?? 0)}`;
  yield `  log-likelihood ${number(model.logLikelihood, 4)}, ${priors[model.prior]}, ${model.evaluations} evaluations, ${number(model.milliseconds, 1)} ms`;
}

const priors: Record<PriorStrength, string> = {
  none: "no priors",
  weak: "weak priors",
  tight: "tight priors",
  "one-price": "weak priors, and one price that all pay within 3 %",
  "least-variation": "weak priors, and amounts that vary by 1 % at least",
};

/** What was held has no error of its own. */
function errorOf(error: number): string {
  return error === 0 ? "held" : `± ${number(error, 5)}`;
}

function holdoutLine(name: string, { purchases, coverage80, total80 }: Holdout): string {
  const parts = [
    `${number(purchases.expected, 1)} expected, ${count(purchases.actual)} came (${percent(purchases.totalError)})`,
    ...errorParts(purchases, coverage80),
    ...(total80 === null
      ? []
      : [`total between ${count(Math.round(total80.low))} and ${count(Math.round(total80.high))}`]),
  ];
  return `  ${name.padEnd(16)} ${parts.join(", ")}`;
}

/** Of those who bought, given how often. */
function amountsLine(name: string, { spend, coverage80 }: AmountsHoldout): string {
  const total = `${number(spend.expected, 2)} expected of ${count(spend.customers)} who bought, ${number(spend.actual, 2)} spent (${percent(spend.totalError)})`;
  return `  ${name.padEnd(16)} ${[total, ...errorParts(spend, coverage80)].join(", ")}`;
}

function errorParts(errors: HoldoutErrors, coverage80: number | null): string[] {
  const { meanAbsoluteError, rootMeanSquareError, correlation } = errors;
  return [
    `MAE ${number(meanAbsoluteError, 3)}`,
    `RMSE ${number(rootMeanSquareError, 3)}`,
    `correlation ${correlation === null ? "–" : number(correlation, 3)}`,
    ...(coverage80 === null ? [] : [`80 % intervals covered ${number(coverage80 * 100, 1)} %`]),
  ];
}

function percent(share: number | null): string {
  if (share === null) return "–";
  return `${share < 0 ? "−" : "+"}${number(Math.abs(share) * 100, 1)} %`;
}

function number(value: number, digits: number): string {
  return value.toFixed(digits).replace("-", "−");
}

function count(value: number): string {
  return value.toLocaleString("en-GB");
}
