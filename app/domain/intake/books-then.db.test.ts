import { expect, test, vi } from "vitest";
import { addDays } from "#app/kernel/dates.ts";
import { query } from "#tests/support/database.ts";
import { tellContribution, tellOutcome } from "#tests/support/tell.ts";
import { addContribution } from "../activity/add-contribution.server.ts";
import { system } from "../activity/record-event.server.ts";
import { ensureReferralLink } from "../referrals/referral-link.server.ts";
import { formOf } from "../value/books/save-entries.server.ts";
import { recordRates } from "../value/exchange/record-rates.server.ts";
import { randomFrom } from "../value/models/random.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { checkBooks, type Difference } from "./check-books.server.ts";
import { putCustomer } from "./put-customer.server.ts";
import { revalueAll } from "./revalue.server.ts";
import { takeOrders } from "./take-orders.server.ts";
import { takeRefund } from "./take-refund.server.ts";
import { valueContributions } from "./value-contributions.server.ts";
import { valueDeals } from "./value-deals.server.ts";

vi.setConfig({ testTimeout: 120_000 });

const begin = new Date("2026-01-01T12:00:00Z");
const people = Array.from({ length: 9 }, (_, index) => `person-${index}`);
const houses = ["north", "south", "east"];
const { uniform: random } = randomFrom(4711);
const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
const told = {
  orders: [] as string[],
  gifts: [] as string[],
  ideas: [] as string[],
  deals: [] as string[],
  joined: [] as string[],
  steps: 0,
};

async function put(externalId: string, at: Date): Promise<string> {
  const email = `${externalId}@${one(houses)}.example`;
  const facts = {
    externalId,
    email,
    ...(random() < 0.5 ? { organization: one(houses) } : {}),
    joinedAt: begin,
  };
  const result = await putCustomer(facts, system, at);
  if (result.kind === "refused") throw new Error(result.detail);
  return result.customerId;
}

async function buys(at: Date): Promise<void> {
  const [row] = await query<{ id: string }>("select id from customer where external_id = $1", [one(people)]);
  const { code } = await ensureReferralLink(row?.id ?? "", begin);
  const isNew = random() < 0.6;
  const order = { source: "shop", externalId: `order-${told.steps}`, placedAt: addDays(at, -0.5) };
  const customer = isNew ? `friend-${told.steps}` : one(people);
  const email = isNew ? { email: `${customer}@${one(houses)}.example` } : {};
  const amount = { amountMinor: BigInt(1 + Math.floor(random() * 50_000)), currency: one(["EUR", "USD"]) };
  const [result] = await takeOrders(
    [{ ...order, customer, ...email, ...amount, referral: { code } }],
    system,
    at,
  );
  expect(result?.kind).toBe("created");
  told.orders.push(order.externalId);
  if (isNew) people.push(customer);
}

/** Tells who brought somebody; at times of somebody who had joined already, by another, or at another date. */
async function brings(at: Date): Promise<void> {
  const gave = `intro-${told.steps}`;
  await tellContribution(gave, "introduction", one(people), at);
  told.gifts.push(gave);
  const joined = { kind: "customer-joined", state: "joined", occurredAt: addDays(at, -90 * random()) };
  const again = told.joined.length > 0 && random() < 0.5;
  const name = again ? one(told.joined) : `joined-${told.steps}`;
  const whom = again ? {} : { customer: one(people) };
  const by = one([[], [gave], [one(told.gifts)]]);
  await tellOutcome(name, { ...joined, ...whom, influencedBy: by }, at);
  if (!again) told.joined.push(name);
}

async function gives(at: Date): Promise<void> {
  const kind = one(["reference-call", "case-study", "speaking", "idea"]);
  const externalId = `gift-${told.steps}`;
  const gift = { externalId, kind, customer: one(people), occurredAt: addDays(at, -600 * random()) };
  expect((await addContribution(gift, system, at)).kind).toBe("created");
  (kind === "idea" ? told.ideas : told.gifts).push(externalId);
}

async function ships(at: Date): Promise<void> {
  if (told.ideas.length === 0) return gives(at);
  const brought = {
    marginMinor: BigInt(Math.floor(random() * 1e6)),
    costMinor: 1_000n,
    currency: one(["EUR", "USD"]),
  };
  const shipped = { kind: "feature", state: "shipped", influencedBy: [one(told.ideas)], ...brought };
  await tellOutcome(`feature-${Math.floor(random() * 3)}`, shipped, at);
}

async function deals(at: Date): Promise<void> {
  if (told.gifts.length === 0) return gives(at);
  const name = told.deals.length > 0 && random() < 0.6 ? one(told.deals) : `deal-${told.steps}`;
  if (!told.deals.includes(name)) told.deals.push(name);
  const deal = {
    kind: "deal",
    state: one(["open", "won", "lost"]),
    occurredAt: addDays(at, -400 * random()),
    influencedBy: [one(told.gifts)],
  };
  const money = { marginMinor: BigInt(Math.floor(random() * 1e6)), currency: one(["EUR", "USD"]) };
  const measured = { expectedMarginMinor: Math.floor(random() * 1e6) };
  const known = await query("select 1 from outcome where external_id = $1", [name]);
  const customer = known.length === 0 ? { customer: one(people) } : {};
  await tellOutcome(name, { ...deal, ...money, ...customer, measured }, at);
}

async function paysBack(at: Date): Promise<void> {
  if (told.orders.length === 0) return buys(at);
  const refund = { source: "shop", orderExternalId: one(told.orders), externalId: `refund-${told.steps}` };
  await takeRefund(
    { ...refund, amountMinor: BigInt(1 + Math.floor(random() * 400)), refundedAt: at },
    system,
    at,
  );
}

async function rates(at: Date): Promise<void> {
  const day = addDays(at, -Math.floor(random() * 9))
    .toISOString()
    .slice(0, 10);
  await recordRates(
    [{ currency: "USD", day, perEuro: (1 + random()).toFixed(4), source: "ECB" }],
    system,
    at,
  );
}

async function parameters(at: Date): Promise<void> {
  const winRate = {
    family: "beta",
    successes: 20 + Math.floor(random() * 60),
    trials: 200,
    grade: "C",
    source: "CRM",
  } as const;
  const marginBasisPoints = 2_000 + Math.floor(random() * 5_000);
  await setValueParameters(
    { marginBasisPoints, acquisitionCostMinor: 900n, entered: { winRate } },
    system,
    at,
  );
}

const steps = [buys, buys, buys, brings, gives, ships, deals, deals, paysBack, rates, parameters];

test("whatever happens, in any order: what stood after each step comes out again from what was known then", async () => {
  await parameters(begin);
  for (const person of people) await put(person, begin);
  const after: { at: Date; forms: string[] }[] = [];
  for (told.steps = 1; told.steps <= 90; told.steps++) {
    const at = addDays(begin, told.steps);
    await (random() < 0.3 ? put(one(people.slice(0, 5)), at) : one(steps)(at));
    await valueDeals("all", at);
    await valueContributions("all", at);
    await revalueAll({ now: at });
    after.push({ at, forms: await formsNow() });
  }
  const [moved] = await query<{ times: number }>("select count(*)::int as times from former_party");
  expect(moved?.times).toBeGreaterThan(8);
  for (const { at, forms } of after) {
    const differences: Difference[] = [];
    const checked = await checkBooks(at, { onDifference: (unlike) => differences.push(unlike) });
    expect(differences, at.toISOString()).toEqual([]);
    expect(checked).toMatchObject({ stood: forms.length, same: forms.length });
  }
  expect(after.at(-1)?.forms.length).toBeGreaterThan(60);
});

/** All that stands in the books, and what refunds took back of it. */
async function formsNow(): Promise<string[]> {
  const rows = await query<{ form: string }>(
    `select ${formOf("e")} as form from value_entry e where (e.reversal_of is null or e.refund_id is not null) and not exists (
       select 1 from value_entry r where r.reversal_of in (e.id, e.reversal_of) and r.refund_id is null) order by 1`,
  );
  return rows.map(({ form }) => form);
}
