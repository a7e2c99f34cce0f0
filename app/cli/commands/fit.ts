import { parseArgs } from "node:util";
import { type Comparison, compareModels, type ModelReport } from "#app/domain/value/models/compare-models.ts";
import type { Method } from "#app/domain/value/models/fit.ts";
import { type Day, isoDate, type Observed, observe, spanOf } from "#app/domain/value/models/purchase-days.ts";
import { dayMs, parseMoment } from "#app/kernel/dates.ts";
import type { Command } from "../command.ts";
import { type FitReport, fitLines } from "../fit-lines.ts";
import { purchasesOf } from "../purchases-of.ts";
import type { PurchaseFile } from "../read-purchases.ts";
import { spareMemory } from "../spare-memory.ts";

const usage =
  "npm run kith -- fit [--file ORDERS.csv] [--until YYYY-MM-DD] [--method ml|map] [--currency USD] [--json]";
const shownRejections = 50;

/** `fit`: fits the models of buying and spending to all orders, or, without a database, to those of a file. */
export const command: Command = async (words) => {
  const { values } = parseArgs({
    args: words,
    options: {
      file: { type: "string" },
      until: { type: "string" },
      method: { type: "string", default: "map" },
      currency: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const until = values.until === undefined ? null : dayOf(values.until);
  if (until === undefined) return misunderstood(`--until ${values.until} is no date such as 2026-11-22.`);
  if (until !== null && until > dayAt(new Date()) + 1)
    return misunderstood(`--until ${values.until} lies ahead: nobody knows yet what is bought until then.`);
  const { file, method } = values;
  if (!isMethod(method))
    return misunderstood(`--method is ml (maximum likelihood) or map (weak priors), not ${method}.`);
  spareMemory();
  const purchases = await purchasesOf(file, values.currency?.toUpperCase() ?? null);
  if ("reason" in purchases) return fail(purchases.reason);
  const report = reportOn(purchases, { until, method });
  if (report === null) return fail(`Nobody had bought by ${values.until}. Name a later day.`);
  if (until !== null && report.window.holdoutUntil === null)
    console.error(`No order came after ${values.until}: there is nothing to hold the forecasts against.`);
  if (values.json) console.log(JSON.stringify(report, null, 2));
  else for (const line of fitLines(report)) console.log(line);
  return 0;
};

function reportOn(
  { currency, customers, read, duplicates, rejected }: PurchaseFile,
  { until, method }: { until: Day | null; method: Method },
): FitReport | null {
  const span = spanOf(customers);
  if (span === null) return null;
  const { first, last } = span;
  const known = until ?? last;
  const observed: Observed[] = [];
  for (const days of customers) {
    const one = observe(days, known, last);
    if (one !== null) observed.push(one);
  }
  if (observed.length === 0) return null;
  const weeks = Math.max(0, last - known) / 7;
  const settings = { method, weeks, seed: 1, clock: () => performance.now() };
  return {
    currency,
    method,
    lines: { read, duplicates, rejected: rejected.length },
    rejected: rejected.slice(0, shownRejections),
    window: {
      from: isoDate(first),
      until: isoDate(known),
      holdoutUntil: weeks > 0 ? isoDate(last) : null,
      holdoutWeeks: weeks,
    },
    customers: observed.length,
    repeatBuyers: observed.filter(({ history }) => history.x > 0).length,
    repeatPurchases: observed.reduce((sum, { history }) => sum + history.x, 0),
    ...withContracts(compareModels(observed, settings)),
  };
}

/** Orders tell when somebody bought, and not for which time they are bound. */
const noContracts =
  "Orders do not tell contracts: when a customer's period ends and whether it was renewed. sBG is fitted to renewals only.";

function withContracts({ models, ...rest }: Comparison) {
  const sbg: ModelReport = {
    state: "refused",
    because: "no-contracts",
    reason: noContracts,
    reached: null,
    evaluations: 0,
    milliseconds: 0,
  };
  return { ...rest, models: { ...models, sbg } };
}

/** Undefined where the text is no date. */
function dayOf(text: string): Day | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseMoment(text) : null;
  return at === null ? undefined : dayAt(at);
}

function dayAt(at: Date): Day {
  return Math.floor(at.getTime() / dayMs);
}

function isMethod(text: string): text is Method {
  return text === "ml" || text === "map";
}

function misunderstood(message: string): number {
  console.error(`${message}\n\n${usage}`);
  return 2;
}

function fail(message: string): number {
  console.error(message);
  return 1;
}
