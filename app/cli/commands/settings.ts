import { parseArgs } from "node:util";
import { recordEvent, system } from "#app/domain/activity/record-event.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { currentParameters } from "#app/domain/value/parameters/current-parameters.server.ts";
import { setValueParameters } from "#app/domain/value/parameters/set-parameters.server.ts";
import { isCurrency } from "#app/kernel/money.ts";
import { pool, withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { Command } from "../command.ts";

/** Shows the settings, after changing those that are given. */
export const command: Command = async (words) => {
  const options = {
    margin: { type: "string" },
    currency: { type: "string" },
    name: { type: "string" },
  } as const;
  const { values } = parseArgs({ args: words, options });
  const trouble = (await changeCompany(values.name, values.currency)) ?? (await changeMargin(values.margin));
  if (trouble !== null) {
    console.error(trouble);
    return 1;
  }
  const [company, { marginBasisPoints }] = await Promise.all([companyView(), currentParameters(pool)]);
  console.log(`name      ${company.name}`);
  console.log(`currency  ${company.currency ?? "not set: the first order sets it"}`);
  console.log(
    `margin    ${marginBasisPoints === null ? "not set: nothing is valued without it" : `${marginBasisPoints / 100} %`}`,
  );
  return 0;
};

/** @param text the margin in per cent */
async function changeMargin(text: string | undefined): Promise<string | null> {
  if (text === undefined) return null;
  if (!/^\d{1,3}(?:\.\d{1,2})?$/.test(text)) return "The margin is a share in per cent, such as 40 or 37.5.";
  const set = await setValueParameters(
    { marginBasisPoints: Math.round(Number(text) * 100) },
    system,
    new Date(),
  );
  if (set.kind === "refused") return set.detail;
  console.log("The margin is set. Orders are valued anew by the worker, or now by: npm run kith -- jobs");
  return null;
}

async function changeCompany(name: string | undefined, currency: string | undefined): Promise<string | null> {
  if (name === undefined && currency === undefined) return null;
  if (name?.trim() === "") return "The name is empty.";
  if (currency !== undefined && !isCurrency(currency))
    return `${currency} is no currency code. Write it in three capitals, such as EUR.`;
  return withTransaction(async (client) => {
    const changed = await sql(
      client,
      `update company set name = coalesce($1, name), currency = coalesce($2, currency), updated_at = $3::timestamptz
       where id = 1 and ($2::text is null or currency is null or currency = $2 or not exists (select 1 from purchase_order)) returning id`,
      [name?.trim() ?? null, currency ?? null, new Date()],
    );
    if (changed.length === 0) return "Orders have been counted in another currency already, so it stays.";
    const event = { actor: system, verb: "company.changed", subjectKind: "company", subjectId: null };
    await recordEvent(client, { ...event, data: { name, currency } }, new Date());
    return null;
  });
}
