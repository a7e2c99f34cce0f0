import { beforeAll, expect, test } from "vitest";
import { createCustomer } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { type Booked, standingOf, tellContribution, tellOutcome } from "#tests/support/tell.ts";
import { system } from "../activity/record-event.server.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { putCustomer } from "./put-customer.server.ts";
import { valueContributions } from "./value-contributions.server.ts";
import { valueDeals } from "./value-deals.server.ts";

const winRate = { family: "beta", successes: 50, trials: 201, grade: "C", source: "Our CRM" } as const;

beforeAll(async () => {
  await query("update company set currency = 'EUR'");
  for (const who of ["ada", "bo", "cleo", "dov"] as const) await createCustomer(who);
  for (const [id, email] of [
    ["cyan", "buyer@cyan.example"],
    ["cyan-too", "colleague@cyan.example"],
    ["eon", "buyer@eon.example"],
  ] as const)
    expect((await putCustomer({ externalId: id, email }, system, now)).kind).toBe("created");
});

async function knowWinRate(): Promise<void> {
  const set = await setValueParameters({ entered: { winRate } }, system, now);
  expect(set.kind).toBe("set");
}

async function tellDeal(
  name: string,
  told: Partial<Parameters<typeof tellOutcome>[1]> & { influencedBy: readonly string[] },
  at = now,
): Promise<string> {
  const id = await tellOutcome(name, { kind: "deal", state: "open", customer: "cyan", ...told }, at);
  await valueDeals({ outcomeIds: [id] }, at);
  return id;
}

const toCome = (amount: number) => ({ measured: { expectedMarginMinor: amount } });

test("before a win rate is known a deal is €0 and says what would tell it; then it is valued", async () => {
  const call = await tellContribution("call-1", "reference-call", "ada-1");
  await valueContributions({ contributionIds: [call] }, now);
  expect(await standingOf([call])).toEqual([
    ["ada-1", "realised", "saving", 0n, "reference-call/not-measured@1"],
  ]);
  const deal = await tellDeal("deal-1", { influencedBy: ["call-1"], ...toCome(2_000_000) });
  await valueContributions({ outcomeId: deal }, now);
  expect(await standingOf([call])).toEqual([["ada-1", "realised", "credit", 0n, "deal/win-rate-unknown@1"]]);
  await knowWinRate();
  expect(await valueDeals("all", now)).toEqual({ deals: 1 });
  const [credit, debit] = await standingOf([deal]);
  expect(credit?.slice(0, 3)).toEqual(["ada-1", "expected", "credit"]);
  expect(debit).toEqual(["cyan", "expected", "debit", -(credit?.[3] ?? 0n), "deal/open-expected@2"]);
  expect(credit?.[3]).toBeGreaterThan(0n);
});

test("open, then won: what was expected is reversed and booked anew; told again it stays, to the cent", async () => {
  await knowWinRate();
  await tellContribution("call-2", "reference-call", "ada-1");
  await tellContribution("case-2", "case-study", "dov-1");
  const influencedBy = ["call-2", "case-2"];
  const deal = await tellDeal("deal-2", { influencedBy, ...toCome(1_800_000) }, daysFromNow(-30));
  const credited = (figures: Booked[], basis: string) =>
    figures.reduce(
      (sum, [, of, flow, amount]) => sum + (of === basis && flow === "credit" ? amount : 0n),
      0n,
    );
  // W is 50.5/202 = .25, the effects .15 and .08 are those of the defaults: together they make it .29554.
  expect(Number(credited(await standingOf([deal]), "expected"))).toBeCloseTo(1_800_000 * 0.045543, -1);
  const won = {
    state: "won",
    marginMinor: 1_000_000n,
    measured: { expectedMarginMinor: 800_000, mattered: 8 },
  };
  await tellDeal("deal-2", { influencedBy, ...won });
  const figures = await standingOf([deal]);
  expect(figures.map(([who, basis, flow, , formula]) => [who, basis, flow, formula].join(" "))).toEqual([
    "ada-1 realised credit deal/won-realised@2",
    "cyan realised debit deal/won-realised@2",
    "cyan realised debit deal/won-realised@2",
    "dov-1 realised credit deal/won-realised@2",
    "ada-1 expected credit deal/won-expected@2",
    "cyan expected debit deal/won-expected@2",
    "cyan expected debit deal/won-expected@2",
    "dov-1 expected credit deal/won-expected@2",
  ]);
  const realised = figures.filter(([, basis]) => basis === "realised");
  expect(realised.reduce((sum, [, , , amount]) => sum + amount, 0n)).toBe(0n);
  expect(Number(credited(figures, "realised"))).toBeCloseTo(1_000_000 * (0.045543 / 0.295543), -1);
  expect(Number(credited(figures, "expected"))).toBeCloseTo(800_000 * (0.045543 / 0.295543), -1);
  const count = async () => (await query("select 1 from value_entry where outcome_id = $1", [deal])).length;
  const entries = await count();
  expect(await valueDeals({ outcomeIds: [deal] }, daysFromNow(1))).toEqual({ deals: 0 });
  expect(await valueDeals("all-without-figures", daysFromNow(1))).toEqual({ deals: 0 });
  expect(await count()).toBe(entries);
  const why = await query<{ ref: string }>(
    `select distinct split_part(i ->> 'sourceRef', ':', 1) as ref from value_entry e, jsonb_array_elements(e.inputs) i
     where e.outcome_id = $1 order by 1`,
    [deal],
  );
  expect(why.map(({ ref }) => ref)).toEqual(["outcome", "parameters"]);
});

test("a deal that is lost leaves nothing, and the reversal names the outcome", async () => {
  await knowWinRate();
  await tellContribution("call-3", "reference-call", "ada-1");
  const deal = await tellDeal("deal-3", { influencedBy: ["call-3"], customer: "eon", ...toCome(500_000) });
  const lost = { influencedBy: ["call-3"], customer: "eon", state: "lost" };
  await tellDeal("deal-3", lost, daysFromNow(1));
  expect(await standingOf([deal])).toEqual([["ada-1", "realised", "credit", 0n, "deal/lost@2"]]);
  const [sum] = await query<{ sum: string }>(
    "select sum(amount_minor)::text as sum from value_entry where outcome_id = $1",
    [deal],
  );
  expect(sum).toEqual({ sum: "0" });
  const reversals = await query<{ because: string }>(
    `select distinct inputs -> 0 ->> 'sourceRef' as because from value_entry where outcome_id = $1 and reversal_of is not null`,
    [deal],
  );
  expect(reversals).toEqual([{ because: `outcome:${deal}` }]);
});

test("six workers at once book a deal once", async () => {
  await knowWinRate();
  await tellContribution("call-4", "reference-call", "ada-1");
  await tellContribution("talk-4", "speaking", "bo-1");
  const told = { kind: "deal", state: "open", customer: "eon", influencedBy: ["call-4", "talk-4"] };
  const deal = await tellOutcome("deal-4", { ...told, ...toCome(900_000) });
  await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      index % 2 === 0 ? valueDeals({ outcomeIds: [deal] }, now) : valueDeals("all-without-figures", now),
    ),
  );
  expect(await standingOf([deal])).toHaveLength(4);
  expect(await query("select 1 from value_entry where outcome_id = $1", [deal])).toHaveLength(4);
});

test("one's own company counts for nothing and says so; a buyer who is no customer is the company's own account", async () => {
  await knowWinRate();
  await tellContribution("call-5", "reference-call", "cyan-too");
  const own = await tellDeal("deal-5", { influencedBy: ["call-5"], ...toCome(100_000) });
  expect(await standingOf([own])).toEqual([["cyan-too", "realised", "credit", 0n, "deal/left-out@2"]]);
  await tellContribution("call-6", "reference-call", "ada-1");
  const prospect = await tellDeal("deal-6", {
    influencedBy: ["call-6"],
    customer: undefined,
    ...toCome(100_000),
  });
  const [credit, debit] = await standingOf([prospect]);
  expect([credit?.[0], debit?.[0]]).toEqual(["ada-1", "company"]);
  expect((credit?.[3] ?? 0n) + (debit?.[3] ?? 1n)).toBe(0n);
});

test("who brought the influencer shares in the deal, as soon as that is known", async () => {
  await knowWinRate();
  await tellContribution("call-7", "reference-call", "bo-1");
  const deal = await tellDeal("deal-7", { influencedBy: ["call-7"], customer: "eon", ...toCome(1_000_000) });
  const credits = async () => (await standingOf([deal])).filter(([, , flow]) => flow === "credit");
  expect((await credits()).map(([who]) => who)).toEqual(["bo-1"]);
  await tellContribution("referral-7", "referral", "dov-1");
  const joined = { kind: "customer-joined", customer: "bo-1", state: "joined" };
  await tellOutcome("joined-7", { ...joined, influencedBy: ["referral-7"] });
  await valueDeals("all", now);
  const [bo, dov, ...others] = await credits();
  expect([bo?.[0], dov?.[0], others]).toEqual(["bo-1", "dov-1", []]);
  expect(Math.abs(Number((bo?.[3] ?? 0n) - (dov?.[3] ?? 0n)))).toBeLessThanOrEqual(1);
});

test("a deal that names who brought somebody asks for the orders of whoever they brought", async () => {
  const waiting = () => query("select 1 from graphile_worker._private_jobs where key = 'revalue'");
  await query("select graphile_worker.remove_job('revalue')");
  await tellContribution("call-8", "reference-call", "ada-1");
  await tellDeal("deal-8", { influencedBy: ["call-8"], ...toCome(1) });
  expect(await waiting()).toEqual([]);
  await tellDeal("deal-9", { influencedBy: ["referral-7"], customer: "eon", ...toCome(1_000) });
  expect(await waiting()).toHaveLength(1);
});

test("a deal in another currency is kept in the company's, with what it was", async () => {
  await knowWinRate();
  await query(
    "insert into exchange_rate values ('USD', '2026-11-20', 1.25, 'European Central Bank', '2026-11-20T16:00:00Z')",
  );
  await tellContribution("call-10", "reference-call", "ada-1");
  const told = { influencedBy: ["call-10"], currency: "USD", ...toCome(1_000_000) };
  const deal = await tellDeal("deal-10", told);
  const rows = await query<{ currency: string; amount: bigint; original: bigint; was: string; rate: string }>(
    `select currency, amount_minor as amount, original_amount_minor as original, original_currency as was,
       exchange_rate::text as rate from value_entry where outcome_id = $1 order by amount_minor desc`,
    [deal],
  );
  const [credit, debit] = rows;
  expect(credit).toMatchObject({ currency: "EUR", was: "USD", rate: "0.800000000000000" });
  expect(Number(credit?.amount)).toBe(Math.round(Number(credit?.original) * 0.8));
  expect((credit?.amount ?? 0n) + (debit?.amount ?? 1n)).toBe(0n);
  expect(await valueDeals({ outcomeIds: [deal] }, now)).toEqual({ deals: 0 });
});
