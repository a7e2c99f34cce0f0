import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createCustomer } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { fuzzing } from "#tests/support/fuzz.ts";
import { sumsByFlow, tellContribution, tellOutcome } from "#tests/support/tell.ts";
import { giftKinds } from "../activity/gift-kinds.ts";
import { participationKinds } from "../activity/participation-kinds.ts";
import { system } from "../activity/record-event.server.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { valueContributions } from "./value-contributions.server.ts";
import { valueDeals } from "./value-deals.server.ts";

const { commands: numRuns, seed } = fuzzing(25);

beforeAll(async () => {
  await query("update company set currency = 'EUR'");
  for (const who of ["ada", "bo", "cleo", "dov"] as const) await createCustomer(who);
});

const kinds = fc.constantFrom(...participationKinds, ...giftKinds);
const amount = fc.integer({ min: 1, max: 10 ** 7 });
const names = ["expectedMarginMinor", "openLeads", "winMarginMinor", "visits", "conversionsPerMillion"];
const more = ["conversionMarginMinor", "units", "standardCostMinor", "actualCostMinor", "minutesSaved"];
const most = ["hourCostMinor", "contactsToCome", "contactCostMinor", "affected", "residualMarginMinor"];
const measured = fc.dictionary(fc.constantFrom(...names, ...more, ...most), amount, { maxKeys: 10 });
const raised = fc.uniqueArray(
  fc.record({ customer: fc.constantFrom("bo-1", "cleo-1", "dov-1"), marginMinor: amount }),
  {
    selector: ({ customer }) => customer,
    maxLength: 3,
  },
);
const state = fc.record({
  kind: fc.constantFrom("deal", "measurement"),
  state: fc.constantFrom("open", "won", "lost", "shipped", "signed", "accepted"),
  customer: fc.option(fc.constantFrom("cleo-1", "dov-1"), { nil: undefined }),
  marginMinor: amount.map(BigInt),
  costMinor: amount.map(BigInt),
  measured: fc.tuple(measured, raised).map(([numbers, who]) => ({ ...numbers, raised: who })),
  later: fc.array(fc.constantFrom("won", "lost", "shipped"), { maxLength: 2 }),
  by: fc.uniqueArray(fc.tuple(fc.constantFrom("ada-1", "bo-1", "dov-1"), kinds), {
    minLength: 1,
    maxLength: 4,
  }),
});

test(`whatever is told, in whatever order: what is credited is debited, and totals are what entries say (seed ${seed})`, async () => {
  const winRate = { family: "beta", successes: 10, trials: 40, grade: "C", source: "Our CRM" } as const;
  await setValueParameters({ entered: { winRate }, shippedMedianMinor: 500_000n }, system, now);
  let told = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(state, { minLength: 1, maxLength: 3 }), async (all) => {
      for (const { by, later, ...facts } of all) {
        told += 1;
        const influencedBy = by.map(([who, kind], index) => ({ name: `random ${told} ${index}`, who, kind }));
        for (const { name, who, kind } of influencedBy) await tellContribution(name, kind, who);
        const outcome = { ...facts, influencedBy: influencedBy.map(({ name }) => name) };
        const outcomeId = await tellOutcome(`random ${told}`, outcome);
        for (const [step, next] of later.entries()) {
          await valueDeals({ outcomeIds: [outcomeId] }, now);
          await valueContributions({ outcomeId }, now);
          await tellOutcome(`random ${told}`, { ...outcome, state: next }, daysFromNow(step + 1));
        }
        await valueDeals({ outcomeIds: [outcomeId] }, daysFromNow(9));
        await valueContributions({ outcomeId }, daysFromNow(9));
      }
      expect(await query("select * from audit_ledger()")).toEqual([]);
    }),
    { numRuns, seed },
  );
  const sums = await sumsByFlow();
  expect(sums["realised credit"]).toBe(-(sums["realised debit"] ?? 0n));
  expect(sums["expected credit"]).toBe(-(sums["expected debit"] ?? 0n));
  expect(sums["expected credit"]).toBeGreaterThan(0n);
  const [account] = await query<{ sum: string }>(
    "select sum(amount_minor)::text as sum from value_entry where customer_id is null",
  );
  expect(BigInt(account?.sum ?? 0)).toBeLessThan(0n);
  const [customers] = await query<{ sum: string }>(
    "select sum(realised_minor + expected_minor)::text as sum from value_total",
  );
  const savings = (sums["realised saving"] ?? 0n) + (sums["expected saving"] ?? 0n);
  expect(BigInt(customers?.sum ?? 0) + BigInt(account?.sum ?? 0)).toBe(savings);
  await valueContributions("all", now);
  expect(await valueDeals("all", now)).toEqual({ deals: 0 });
  expect(await valueContributions("all", now)).toMatchObject({ gifts: 0 });
}, 60_000);
