import { parseArgs } from "node:util";
import { valueByExternalId } from "#app/domain/value/value-by-external-id.server.ts";
import { valueSummary } from "#app/domain/value/value-summary.server.ts";
import { formatMoney } from "#app/kernel/money.ts";
import type { Command } from "../command.ts";
import { customerJson, summaryJson } from "../value-json.ts";

/** Tells what one customer's relationship, or all of them, are worth: in words, or as JSON in the shape of the API. */
export const command: Command = async (words) => {
  const options = { customer: { type: "string" }, json: { type: "boolean", default: false } } as const;
  const { values } = parseArgs({ args: words, options });
  return values.customer === undefined
    ? tellSummary(values.json)
    : tellCustomer(values.customer, values.json);
};

async function tellCustomer(externalId: string, json: boolean): Promise<number> {
  const value = await valueByExternalId(externalId, null);
  if (value === null) {
    console.error(`There is no customer ${externalId}.`);
    return 1;
  }
  if (json) {
    console.log(customerJson(value));
    return 0;
  }
  const { currency, interval } = value;
  if (value.state === "no-margin")
    console.log("Nothing is valued yet: set the margin with  npm run kith -- settings --margin 40");
  lines([
    ["realised", money(value.realisedMinor, currency)],
    ["80 % between", `${money(interval.lowMinor, currency)} and ${money(interval.highMinor, currency)}`],
    ["own purchases", money(value.ownMinor, currency)],
    ...Object.entries(value.components).map(([name, minor]) => [name, money(minor, currency)] as const),
    [
      "grades",
      Object.entries(value.grades)
        .map(([grade, share]) => `${grade} ${share} %`)
        .join("  "),
    ],
    ["expected", "not fitted yet"],
  ]);
  return 0;
}

async function tellSummary(json: boolean): Promise<number> {
  const summary = await valueSummary();
  if (json) {
    console.log(summaryJson(summary));
    return 0;
  }
  const { figure, otherCurrencies, parameters } = summary;
  if (parameters.marginBasisPoints === null)
    console.log("Nothing is valued yet: set the margin with  npm run kith -- settings --margin 40");
  for (const one of [figure, ...otherCurrencies]) {
    lines([
      ["customers", `${one.customersWithValue} with value, ${summary.customers} in all`],
      ["realised", money(one.realisedMinor, one.currency)],
      ["own view", money(one.ownMinor, one.currency)],
      ...Object.entries(one.components).map(([name, minor]) => [name, money(minor, one.currency)] as const),
    ]);
  }
  return 0;
}

function money(minor: string, currency: string): string {
  return `${formatMoney(BigInt(minor), currency)} ${currency}`;
}

function lines(pairs: readonly (readonly [string, string])[]): void {
  for (const [name, text] of pairs) console.log(`${name.padEnd(15)}${text}`);
}
