import { beforeAll, expect, test } from "vitest";
import { dayMs } from "#app/kernel/dates.ts";
import { query } from "#tests/support/database.ts";
import { addContribution } from "../activity/add-contribution.server.ts";
import { addOutcome } from "../activity/add-outcome.server.ts";
import { system } from "../activity/record-event.server.ts";
import { ensureReferralLink } from "../referrals/referral-link.server.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { type PutCustomer, putCustomer } from "./put-customer.server.ts";
import { revalueAll, revalueBroughtBy, revalueCustomers } from "./revalue.server.ts";
import { takeOrders } from "./take-orders.server.ts";

const start = new Date("2026-03-01T12:00:00Z");
const day = (count: number) => new Date(start.getTime() + count * dayMs);
const ids = new Map<string, string>();
let serial = 0;

beforeAll(async () => {
  await setValueParameters({ marginBasisPoints: 5_000 }, system, start);
});

async function put(externalId: string, facts: Partial<PutCustomer> = {}): Promise<string> {
  const result = await putCustomer({ externalId, ...facts }, system, start);
  if (result.kind === "refused") throw new Error(result.detail);
  ids.set(externalId, result.customerId);
  return result.customerId;
}

/** An order of € 400, with a margin of € 200, of which the pot is € 100. */
async function buys(customer: string, at: Date, code?: string): Promise<string> {
  serial += 1;
  const order = {
    source: "shop",
    externalId: `chain-${serial}`,
    customer,
    placedAt: at,
    amountMinor: 40_000n,
  };
  const referral = code === undefined ? {} : { referral: { code } };
  const [result] = await takeOrders([{ ...order, currency: "EUR", ...referral }], system, day(60));
  if (result?.kind !== "created") throw new Error("not created");
  ids.set(customer, result.customerId);
  return result.orderId;
}

async function brings(customer: string): Promise<string> {
  return (await ensureReferralLink(ids.get(customer) ?? "", start)).code;
}

async function sharesOf(orderId: string) {
  const rows = await query<{
    who: string;
    flow: string;
    amount: bigint;
    formula: string;
    why: string | null;
  }>(
    `select c.external_id as who, e.flow, e.amount_minor as amount, e.formula,
       (select i ->> 'value' from jsonb_array_elements(e.inputs) i where i ->> 'name' = 'counts for nothing') as why
     from value_entry e join customer c on c.id = e.customer_id
     where e.order_id = $1 and e.kind = 'referral' and e.reversal_of is null
       and not exists (select 1 from value_entry r where r.reversal_of = e.id)
     order by e.flow, e.amount_minor desc, c.created_at, c.id`,
    [orderId],
  );
  return rows.map(({ who, flow, amount, why }) => [who, flow, amount, ...(why === null ? [] : [why])]);
}

test("a chain of links shares each order equally, and the buyer bears it, whichever way the books learn of it", async () => {
  await put("first", { joinedAt: start });
  await buys("second", day(1), await brings("first"));
  await buys("third", day(2), await brings("second"));
  const orderId = await buys("fourth", day(3), await brings("third"));
  const shares = await sharesOf(orderId);
  expect(shares).toHaveLength(4);
  expect(shares).toEqual(
    expect.arrayContaining([
      ["first", "credit", 3_333n],
      ["second", "credit", 3_333n],
      ["third", "credit", 3_334n],
      ["fourth", "debit", -10_000n],
    ]),
  );
  expect(await revalueAll()).toEqual({ orders: 0 });
});

test("colleagues bring nothing, by company or by the mail of one; the entry of €0 says why, and moving away ends it", async () => {
  await put("chief", { joinedAt: start, organization: "Acme", email: "chief@acme.example" });
  const code = await brings("chief");
  await put("clerk", { organization: "Acme" });
  const byCompany = await buys("clerk", day(1), code);
  expect(await sharesOf(byCompany)).toEqual([["chief", "credit", 0n, "same legal entity"]]);
  await put("buyer", { email: "buyer@ACME.example" });
  const byMail = await buys("buyer", day(1), code);
  expect(await sharesOf(byMail)).toEqual([["chief", "credit", 0n, "same domain"]]);
  await put("clerk", { organization: "Another" });
  const asked = await query<{ payload: { customerIds: string[] } }>(
    "select payload from graphile_worker._private_jobs where key like 'revalue/%'",
  );
  expect(asked.map(({ payload }) => payload)).toEqual([{ customerIds: [ids.get("clerk")] }]);
  expect(await revalueCustomers(asked[0]?.payload.customerIds ?? [])).toEqual({ orders: 1 });
  expect(await revalueAll()).toEqual({ orders: 0 });
  expect(await sharesOf(byCompany)).toEqual([
    ["chief", "credit", 10_000n],
    ["clerk", "debit", -10_000n],
  ]);
});

test("who brought whom may be told after the orders; what a deal names counts there from then on", async () => {
  await put("herald", { joinedAt: start });
  await put("guest", { joinedAt: start });
  const orderId = await buys("guest", day(1));
  await put("usher", { joinedAt: start });
  const below = await buys("hare", day(2), await brings("guest"));
  expect(await sharesOf(orderId)).toEqual([]);
  const gave = { customer: "herald", kind: "referral", externalId: "herald brings guest", occurredAt: start };
  await addContribution(gave, system, start);
  const about = { occurredAt: start, influencedBy: [gave.externalId] };
  const joined = { externalId: "guest joined", kind: "customer-joined", state: "joined", customer: "guest" };
  const told = await addOutcome({ ...joined, ...about }, system, start);
  if (told.kind === "refused") throw new Error(told.detail);
  expect(await revalueBroughtBy(told.outcomeId)).toEqual({ orders: 2 });
  expect(await sharesOf(orderId)).toEqual([
    ["herald", "credit", 10_000n],
    ["guest", "debit", -10_000n],
  ]);
  expect((await sharesOf(below)).map(([who]) => who).sort()).toEqual(["guest", "hare", "herald"]);
  const deal = { externalId: "a deal", kind: "deal", state: "open", customer: "usher" };
  const named = await addOutcome({ ...deal, ...about }, system, start);
  if (named.kind === "refused") throw new Error(named.detail);
  expect(await revalueBroughtBy(named.outcomeId)).toEqual({ orders: 2 });
  expect(await sharesOf(orderId)).toEqual([]);
  expect(await revalueAll()).toEqual({ orders: 0 });
});

test("a circle that outcomes tell of moves nothing, and is flagged", async () => {
  await put("round", { joinedAt: start });
  await put("about", { joinedAt: start });
  for (const [by, who] of [
    ["round", "about"],
    ["about", "round"],
  ] as const) {
    const gave = {
      customer: by,
      kind: "introduction",
      externalId: `${by} introduces ${who}`,
      occurredAt: start,
    };
    await addContribution(gave, system, start);
    const joined = { externalId: `${who} joined`, kind: "customer-joined", state: "joined", customer: who };
    await addOutcome({ ...joined, occurredAt: start, influencedBy: [gave.externalId] }, system, start);
  }
  expect(await sharesOf(await buys("about", day(1)))).toEqual([
    ["round", "credit", 0n, "brought by the buyer"],
  ]);
  expect(await revalueAll()).toEqual({ orders: 0 });
});
