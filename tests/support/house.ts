import type { Actor } from "#app/domain/activity/record-event.server.ts";
import { ensureReferralLink } from "#app/domain/referrals/referral-link.server.ts";
import { setRewardRule } from "#app/domain/rewards/set-rule.server.ts";
import { setValueParameters } from "#app/domain/value/parameters/set-parameters.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { bootstrapApiKey } from "#app/platform/api-keys.server.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { bootstrapKey, callApi } from "./api.ts";
import { type CustomerName, createCustomer, createStaff, type Person, type StaffName } from "./cast.ts";
import { gather } from "./gather.ts";
import { furnishIdeas } from "./house-ideas.ts";
import { furnishOpenDoor } from "./house-open-door.ts";
import { httpClient } from "./http-client.ts";
import { linkIn, mailsTo } from "./outbox.ts";
import { shareData } from "./share-data.ts";
import { tellNews } from "./tell-news.ts";

/** The whole cast at home, with something on every page. `ids` fill the parameters of routes. */
export type House = {
  customers: Record<CustomerName, Person>;
  staff: Record<StaffName, Person>;
  code: string;
  ids: Record<string, string>;
};

/** Puts the whole cast and the terms into the database of this process. */
export async function settle(at: Date): Promise<Omit<House, "ids">> {
  const customers = {
    ada: await createCustomer("ada", at),
    bo: await createCustomer("bo", at),
    cleo: await createCustomer("cleo", at),
    dov: await createCustomer("dov", at),
  };
  const staff = {
    maria: await createStaff("maria", at),
    sam: await createStaff("sam", at),
    nadia: await createStaff("nadia", at),
    tom: await createStaff("tom", at),
  };
  await agreeTerms(staff.maria, at);
  const { code } = await ensureReferralLink(customers.ada.id, at);
  return { customers, staff, code };
}

/** Sets the terms: 40 % margin, €10 for who brings a friend and €5 for the friend, at once. Lets the tests' API key in. */
export async function agreeTerms(owner: Person, at: Date): Promise<void> {
  const actor: Actor = { kind: "staff", id: owner.id };
  await bootstrapApiKey(bootstrapKey, at);
  await sql(pool, "update company set name = 'Pine & Pepper', currency = 'EUR'");
  await setValueParameters({ marginBasisPoints: 4000 }, actor, at);
  const amounts = {
    advocateAmountMinor: 1000n,
    friendAmountMinor: 500n,
    currency: "EUR",
    minimumOrderMinor: 0n,
  };
  await setRewardRule({ ...amounts, holdDays: 0, active: true }, actor, at);
}

/** Gives the settled cast a history, through the running server: Ada's link is opened, Bo and Dov buy, a file is imported. */
export async function furnish(origin: string, settled: Omit<House, "ids">): Promise<House> {
  const clicker = httpClient(origin);
  await clicker.get(`/r/${settled.code}`);
  const clickId = clicker.cookies.get("kith_click");
  const placedAt = new Date().toISOString();
  await order(origin, {
    externalId: "house-1",
    customer: "bo-1",
    placedAt,
    amountMinor: 10_000,
    ...(clickId ? { referral: { clickId } } : {}),
  });
  await order(origin, { externalId: "house-2", customer: "dov-1", placedAt, amountMinor: 4_999 });
  const csv = `order_id,customer_id,email,placed_at,amount,currency\nhouse-3,dov-1,dov@example.com,2026-01-02,19.90,EUR\nhouse-4,dov-1,,not a day,5,EUR\n`;
  const sent = await callApi(origin, "POST", "/api/v1/imports?kind=orders", {
    text: csv,
    type: "text/csv",
    idempotencyKey: newId(),
  });
  if (sent.status !== 202) throw new Error(`The import was answered ${sent.status}: ${sent.text}`);
  const importId = (sent.json as { id: string }).id;
  await httpClient(origin).post("/sign-in", { form: { intent: "mail", email: "dov@example.com" } });
  const [mail] = await mailsTo("dov@example.com");
  if (mail === undefined) throw new Error("No mail was written to Dov, who asked to sign in");
  const token = linkIn(mail, "/link/").split("/").at(-1) ?? "";
  const gathered = await gather({ ...settled.customers, ...settled.staff }, new Date());
  await tellNews({ ...settled.customers, ...settled.staff }, new Date());
  const shared = await shareData({ ...settled.customers, ...settled.staff }, new Date());
  const door = await furnishOpenDoor(settled, new Date());
  const ideas = await furnishIdeas({ ...settled.customers, ...settled.staff }, new Date());
  return {
    ...settled,
    ids: {
      ...(await findEntry()),
      ...shared,
      ...gathered,
      ...door,
      ...ideas,
      importId,
      mailId: mail.id,
      code: settled.code,
      token,
      rate: "referralLift",
    },
  };
}

async function order(origin: string, fields: Record<string, unknown>): Promise<void> {
  const body = { source: "shop", currency: "EUR", ...fields };
  const answer = await callApi(origin, "POST", "/api/v1/orders", { body, idempotencyKey: newId() });
  if (answer.status !== 201) throw new Error(`An order was answered ${answer.status}: ${answer.text}`);
}

async function findEntry(): Promise<{ customerId: string; entryId: string }> {
  const [entry] = await sql<{ customerId: string; entryId: string }>(
    pool,
    `select customer_id as "customerId", id as "entryId" from value_entry order by id limit 1`,
  );
  if (entry === undefined) throw new Error("The house has no value entry");
  return entry;
}
