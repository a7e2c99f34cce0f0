import { beforeAll, expect, test, vi } from "vitest";
import { pool } from "#app/platform/database.server.ts";
import { query } from "#tests/support/database.ts";
import { tellContribution, tellOutcome } from "#tests/support/tell.ts";
import { system } from "../activity/record-event.server.ts";
import { ensureReferralLink } from "../referrals/referral-link.server.ts";
import type { Source } from "../value/books/entries-then.server.ts";
import { formOf, formsOf } from "../value/books/save-entries.server.ts";
import { recordRates } from "../value/exchange/record-rates.server.ts";
import { parametersOfVersion } from "../value/parameters/current-parameters.server.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { checkBooks, type Difference } from "./check-books.server.ts";
import { grantReward } from "./grant-reward.server.ts";
import { type PutCustomer, putCustomer } from "./put-customer.server.ts";
import { revalueAll } from "./revalue.server.ts";
import { takeOrders } from "./take-orders.server.ts";
import { takeRefund } from "./take-refund.server.ts";
import { valueAgain } from "./value-again.server.ts";
import { valueContributions } from "./value-contributions.server.ts";
import { valueDeals } from "./value-deals.server.ts";

vi.setConfig({ testTimeout: 60_000 });

const day = (of: string, hour = 12) => new Date(`${of}T${String(hour).padStart(2, "0")}:00:00Z`);
const begin = day("2026-01-01");
/** Booked by then, with the parameters of then; all that follows was told a month later. */
const then = day("2026-02-01");
const later = day("2026-03-01");
const winRate = { family: "beta", trials: 200, grade: "C", source: "Our CRM" } as const;
const ids = new Map<string, string>();
const stood = new Map<Source, { ids: string[]; forms: string[]; version: number }>();

async function put(externalId: string, facts: Partial<PutCustomer> = {}, at = begin): Promise<void> {
  const result = await putCustomer({ externalId, ...facts }, system, at);
  if (result.kind === "refused") throw new Error(result.detail);
  ids.set(externalId, result.customerId);
}

async function buys(externalId: string, customer: string, facts: { currency?: string; by?: string } = {}) {
  const { currency = "EUR", by } = facts;
  const code = by === undefined ? null : (await ensureReferralLink(ids.get(by) ?? "", begin)).code;
  const order = { source: "shop", externalId, customer, placedAt: day("2026-01-20"), amountMinor: 40_001n };
  const referral = code === null ? {} : { referral: { code } };
  const [result] = await takeOrders([{ ...order, currency, ...referral }], system, then);
  if (result?.kind !== "created") throw new Error("not created");
  ids.set(customer, result.customerId);
  return result.orderId;
}

async function paysBack(order: string, amountMinor: bigint, at: Date): Promise<void> {
  const refund = {
    source: "shop",
    orderExternalId: order,
    externalId: `${order} ${at.getTime()}`,
    amountMinor,
  };
  expect((await takeRefund({ ...refund, refundedAt: at }, system, at)).kind).toBe("created");
}

/** What stands in the books of some things, all that is kept of it. */
async function formsNow(column: "order_id" | "outcome_id" | "contribution_id", of: readonly string[]) {
  const rows = await query<{ form: string; version: number }>(
    `select ${formOf("e")} as form, e.parameters_version as version from value_entry e
     where e.${column} = any($1::uuid[]) and e.reversal_of is null
       and not exists (select 1 from value_entry r where r.reversal_of = e.id and r.refund_id is null)`,
    [of],
  );
  const [first] = rows;
  return { ids: [...of], forms: rows.map(({ form }) => form).sort(), version: first?.version ?? 0 };
}

beforeAll(async () => {
  await setValueParameters(
    {
      marginBasisPoints: 5_000,
      acquisitionCostMinor: 3_000n,
      entered: { winRate: { ...winRate, successes: 50 } },
    },
    system,
    begin,
  );
  await put("first", { email: "first@first.example", joinedAt: begin });
  await put("second", { email: "second@second.example", organization: "Second Ltd", joinedAt: begin });
  await put("third", { email: "third@third.example", joinedAt: begin });
  await put("cyan", { email: "buyer@cyan.example", joinedAt: begin });
  await recordRates([{ currency: "USD", day: "2026-01-16", perEuro: "1.25", source: "ECB" }], system, begin);
  await tellContribution("intro of second", "introduction", "first", begin);
  const joined = { kind: "customer-joined", state: "joined", occurredAt: begin };
  const first = { ...joined, customer: "second", influencedBy: ["intro of second"] };
  await tellOutcome("second joined", first, begin);
  await put("buyer", { email: "buyer@acme.example" });
  const orders = [
    await buys("own", "third"),
    await buys("by a chain", "buyer", { by: "second" }),
    await buys("in dollars", "abroad", { by: "second", currency: "USD" }),
  ];
  await paysBack("by a chain", 10_000n, then);
  const idea = await tellContribution("an idea", "idea", "third", begin);
  await tellOutcome(
    "a feature",
    { state: "shipped", kind: "feature", influencedBy: ["an idea"], marginMinor: 700_000n, costMinor: 1n },
    then,
  );
  await tellContribution("a call", "reference-call", "second", begin);
  const deal = await tellOutcome(
    "a deal",
    {
      kind: "deal",
      state: "open",
      customer: "cyan",
      influencedBy: ["a call"],
      currency: "USD",
      occurredAt: day("2026-01-18"),
      measured: { expectedMarginMinor: 2_000_000 },
    },
    then,
  );
  await valueDeals("all", then);
  await valueContributions("all", then);
  const grant = {
    customerId: ids.get("third") ?? "",
    amountMinor: 500n,
    currency: "EUR",
    reason: "Thank you",
  };
  await grantReward({ ...grant, grantId: "01980000-0000-7000-8000-000000000001" }, system, then);
  stood.set("order", await formsNow("order_id", orders));
  stood.set("deal", await formsNow("outcome_id", [deal]));
  stood.set("gift", await formsNow("contribution_id", [idea]));
});

async function changeEverything(): Promise<void> {
  await put("second", { email: "second@acme.example", organization: "Acme" }, later);
  await put("first", { email: "first@acme.example" }, later);
  await put("cyan", { organization: "Acme" }, later);
  await put("third", { email: "third@elsewhere.example" }, later);
  await tellContribution("intro of first", "introduction", "third", later);
  const joined = { kind: "customer-joined", state: "joined", customer: "first", occurredAt: begin };
  await tellOutcome("first joined", { ...joined, influencedBy: ["intro of first"] }, later);
  await tellContribution("a talk", "speaking", "third", later);
  const deal = { kind: "deal", state: "won", customer: "cyan", marginMinor: 900_000n, currency: "USD" };
  await tellOutcome(
    "a deal",
    { ...deal, influencedBy: ["a talk", "intro of second"], occurredAt: day("2026-02-20") },
    later,
  );
  await tellOutcome(
    "a feature",
    { state: "shipped", kind: "feature", influencedBy: ["an idea"], marginMinor: 100_000n, costMinor: 1n },
    later,
  );
  await recordRates(
    ["2026-01-17", "2026-01-19", "2026-02-19"].map((of) => {
      return { currency: "USD", day: of, perEuro: "2", source: "ECB" };
    }),
    system,
    later,
  );
  await paysBack("by a chain", 5_000n, later);
  await paysBack("in dollars", 20_000n, later);
  const entered = { winRate: { ...winRate, successes: 120 } };
  await setValueParameters(
    { marginBasisPoints: 2_500, ideaAlpha: 8, ideaBeta: 2, ideaSource: "us", entered },
    system,
    later,
  );
  await valueDeals("all", later);
  await valueContributions("all", later);
  await revalueAll();
}

async function checked(at: Date) {
  const differences: Difference[] = [];
  const sums = await checkBooks(at, { onDifference: (one) => differences.push(one) });
  return { ...sums, differences };
}

test("what was booked then comes out again byte for byte, whatever was told since: orders with their chains, gifts, deals", async () => {
  const before = await checked(then);
  expect(before).toMatchObject({ different: 0, sameWhenComputed: 0, same: before.stood });
  await changeEverything();
  for (const [source, { ids: of, forms, version }] of stood) {
    expect(forms.length, source).toBeGreaterThan(1);
    const column = {
      order: "order_id",
      deal: "outcome_id",
      gift: "contribution_id",
      grant: "order_id",
    } as const;
    expect((await formsNow(column[source], of)).forms, source).not.toEqual(forms);
    const parameters = await parametersOfVersion(pool, version);
    if (parameters === null) throw new Error("the parameters of then are gone");
    const again = await valueAgain(pool, source, of, parameters, then);
    const drafts = [...again.values()].flatMap((one) => one.drafts);
    expect((await formsOf(pool, drafts)).sort(), source).toEqual(forms);
  }
  const after = await checked(then);
  expect(after).toEqual(before);
});

test("what stands now comes out again as well, and what was reversed since is left to the date at which it stood", async () => {
  const now = await checked(new Date());
  expect(now).toMatchObject({ different: 0, same: now.stood });
  const [{ count } = { count: 0 }] = await query<{ count: number }>(
    `select count(*)::int as count from value_entry e where (e.reversal_of is null or e.refund_id is not null) and not exists (
       select 1 from value_entry r where r.reversal_of in (e.id, e.reversal_of) and r.refund_id is null)`,
  );
  expect(now.stood).toBe(count);
  const nothing = await checked(day("2025-12-01"));
  expect(nothing).toMatchObject({ stood: 0, different: 0 });
});

test("an entry that was computed before something was told that changed nothing in it is the same as when it was computed", async () => {
  const at = day("2026-04-01");
  const gave = await tellContribution("old idea", "idea", "third", at);
  const shipped = {
    state: "shipped",
    kind: "feature",
    influencedBy: ["old idea"],
    marginMinor: 5_000n,
    costMinor: 1n,
  };
  await tellOutcome("old feature", { ...shipped, occurredAt: day("2026-03-25") }, at);
  await valueContributions({ contributionIds: [gave] }, at);
  const next = day("2026-04-02");
  await tellOutcome("old feature", { ...shipped, occurredAt: day("2026-03-26") }, next);
  await valueContributions({ contributionIds: [gave] }, next);
  const [before, after] = [await checked(at), await checked(next)];
  expect([before.different, after.different]).toEqual([0, 0]);
  const entries = await query("select 1 from value_entry where contribution_id = $1 and computed_at = $2", [
    gave,
    at,
  ]);
  expect(after.sameWhenComputed - before.sameWhenComputed).toBe(entries.length);
  expect(entries.length).toBeGreaterThan(0);
});

test("without what was known before, the books of then do not come out again, and the check says which", async () => {
  await query("alter table former_party disable trigger rows_never_change");
  await query("delete from former_party");
  const { different, differences } = await checked(then);
  expect(different).toBe(differences.length);
  const found = new Set(differences.map(({ source }) => source));
  expect(found).toEqual(new Set(["order", "deal"]));
  const chain = stood.get("order")?.ids[1];
  expect(differences.map(({ sourceId }) => sourceId)).toContain(chain);
  const credit = differences.find(({ stood: one }) => {
    return one?.entry.formula === "referral/pot@2" && one.entry.customerId === ids.get("second");
  });
  expect(credit?.again).toMatchObject({ formula: "referral/left-out@1", amountMinor: 0n });
  await query("alter table refund disable trigger rows_never_change");
  await query("update refund set amount_minor = amount_minor + 1 where recorded_at = $1", [then]);
  const takenBack = (await checked(then)).differences.filter(({ again }) => again?.refundId);
  expect(new Set(takenBack.map(({ sourceId }) => sourceId))).toEqual(new Set([chain]));
});
