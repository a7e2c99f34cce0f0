import { parseArgs } from "node:util";
import { valueCustomers } from "#app/domain/value/forecast/value-customers.server.ts";
import { customerAnswer, summaryAnswer } from "#app/domain/value/queries/value-answer.server.ts";
import { valueAsOf } from "#app/domain/value/queries/value-as-of.server.ts";
import { valueByExternalId } from "#app/domain/value/queries/value-by-external-id.server.ts";
import { valueSummary } from "#app/domain/value/queries/value-summary.server.ts";
import { addDays, parseMoment } from "#app/kernel/dates.ts";
import type { Command } from "../command.ts";
import { progressOn } from "../progress.ts";
import { jsonLines } from "../value-json.ts";
import { asOfLines, customerLines, noMargin, summaryLines } from "../value-lines.ts";

/** Tells what one customer's relationship, or all of them, are worth: in words, or as JSON in the shape of the API. */
export const command: Command = async (words) => {
  const options = {
    customer: { type: "string" },
    json: { type: "boolean", default: false },
    now: { type: "boolean", default: false },
    at: { type: "string" },
  } as const;
  const { values } = parseArgs({ args: words, options });
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

async function tellAsOf(text: string, customer: string | null, json: boolean): Promise<number> {
  const at = parseMoment(text);
  if (at === null) {
    console.error(`--at ${text} is no date such as 2026-11-22, or moment such as 2026-11-22T09:30:00Z.`);
    return 2;
  }
  const moment = text.length === 10 ? addDays(at, 1) : at;
  const known = await valueAsOf(customer, moment);
  if (known === null) {
    console.error(`There is no customer ${customer}.`);
    return 1;
  }
  if (json) console.log(jsonLines(known));
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
