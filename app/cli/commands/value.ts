import { parseArgs } from "node:util";
import { valueCustomers } from "#app/domain/value/forecast/value-customers.server.ts";
import { asOfAnswer, customerAnswer, summaryAnswer } from "#app/domain/value/queries/value-answer.server.ts";
import { valueAsOf } from "#app/domain/value/queries/value-as-of.server.ts";
import { valueByExternalId } from "#app/domain/value/queries/value-by-external-id.server.ts";
import { valueSummary } from "#app/domain/value/queries/value-summary.server.ts";
import { addDays, parseMoment } from "#app/kernel/dates.ts";
import { tellBooksChecked } from "../check-books.ts";
import type { Command } from "../command.ts";
import { progressOn } from "../progress.ts";
import { jsonLines } from "../value-json.ts";
import { asOfLines, customerLines, noMargin, summaryLines } from "../value-lines.ts";

/**
 * Tells what one customer's relationship, or all of them, are worth: in words, or as JSON in the shape of the API. With
 * `--check` whether all entries that stood come out again.
 */
export const command: Command = async (words) => {
  const options = {
    customer: { type: "string" },
    json: { type: "boolean", default: false },
    now: { type: "boolean", default: false },
    at: { type: "string" },
    check: { type: "boolean", default: false },
  } as const;
  const { values } = parseArgs({ args: words, options });
  if (values.check) return check(values);
  if (values.at !== undefined && values.now) {
    console.error("--at looks back and --now values today: leave out one of them.");
    return 2;
  }
  if (values.at !== undefined) return tellAsOf(values.at, values.customer ?? null, values.json);
  if (values.now) await valueNow();
  return values.customer === undefined
    ? tellSummary(values.json)
    : tellCustomer(values.customer, values.json);
};

/** Fits the models anew and forecasts all customers, with its progress in the terminal. */
async function valueNow(): Promise<void> {
  const progress = progressOn(process.stderr);
  const { customers, models } = await valueCustomers(new Date(), {
    onStep: (step, done, total) => progress.show(done / total, step),
  });
  progress.show(1, `${customers} customers`);
  progress.end();
  for (const model of [models.buying, models.spend])
    if (model.state === "refused") console.error(`No forecast: ${model.reason}`);
}

/** The end of a day, or a moment, as it was typed; null, and told, where it is neither. */
function momentOf(text: string): Date | null {
  const at = parseMoment(text);
  if (at === null)
    console.error(`--at ${text} is no date such as 2026-11-22, or moment such as 2026-11-22T09:30:00Z.`);
  return at !== null && text.length === 10 ? addDays(at, 1) : at;
}

type Asked = { at?: string; customer?: string; now: boolean; json: boolean };

/** Without a date: all that stands now. */
async function check({ at, customer, now, json }: Asked): Promise<number> {
  if (customer !== undefined || now) {
    console.error("--check computes all entries again and changes nothing: leave out --customer and --now.");
    return 2;
  }
  const before = at === undefined ? new Date() : momentOf(at);
  return before === null ? 2 : tellBooksChecked(before, json);
}

async function tellAsOf(text: string, customer: string | null, json: boolean): Promise<number> {
  const moment = momentOf(text);
  if (moment === null) return 2;
  const known = await valueAsOf(customer, moment);
  if (known === null) {
    console.error(`There is no customer ${customer}.`);
    return 1;
  }
  if (json) console.log(jsonLines(asOfAnswer(known)));
  else for (const line of asOfLines(known)) console.log(line);
  return 0;
}

async function tellCustomer(externalId: string, json: boolean): Promise<number> {
  const value = await valueByExternalId(externalId, null);
  if (value === null) {
    console.error(`There is no customer ${externalId}.`);
    return 1;
  }
  if (json) console.log(jsonLines(customerAnswer(value)));
  else for (const line of customerLines(value)) console.log(line);
  return 0;
}

async function tellSummary(json: boolean): Promise<number> {
  const summary = await valueSummary();
  if (json) {
    console.log(jsonLines(summaryAnswer(summary)));
    return 0;
  }
  if (summary.parameters.marginBasisPoints === null) console.log(noMargin);
  for (const line of summaryLines(summary)) console.log(line);
  return 0;
}
