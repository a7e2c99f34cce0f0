import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { tellContribution, tellOutcome } from "#tests/support/tell.ts";
import { rates } from "#tests/support/worked-example.ts";
import { system } from "../activity/record-event.server.ts";
import { ensureReferralLink } from "../referrals/referral-link.server.ts";
import { setRewardRule } from "../rewards/set-rule.server.ts";
import { type Component, type Grade, leastCertain } from "../value/entry.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { putCustomer } from "./put-customer.server.ts";
import { takeOrders } from "./take-orders.server.ts";
import { valueContributions } from "./value-contributions.server.ts";
import { valueDeals } from "./value-deals.server.ts";

const file = "../shared/data/worked_example.json";

type Example = {
  entries: { id: string; component: Component; realised: number; expected: number; grade: Grade }[];
};

/** What models forecast is no entry: purchases to come, and the share of them that a referral has. */
const forecast: Record<string, number> = { "own-e": 310_619, "ref-bolt": 380_000 };

async function settle(): Promise<void> {
  await query("update company set currency = 'EUR'");
  const learnt = Object.entries(rates).flatMap(([name, { own }]) =>
    own === null ? [] : [[name, { ...own, source: "The example" }]],
  );
  const known = { marginBasisPoints: 4_000, acquisitionCostMinor: 90_000n, shippedMedianMinor: 1_000_000n };
  const set = await setValueParameters({ ...known, entered: Object.fromEntries(learnt) }, system, now);
  expect(set.kind).toBe("set");
  const reward = { advocateAmountMinor: 20_000n, friendAmountMinor: 0n, currency: "EUR", holdDays: 14 };
  await setRewardRule({ ...reward, minimumOrderMinor: 0n, active: true }, system, now);
  for (const who of ["ada", "bo", "bolt", "cleo", "cyan", "dov", "eon"]) {
    const put = await putCustomer({ externalId: who, email: `${who}@${who}.example` }, system, now);
    expect(put.kind).toBe("created");
  }
}

async function orders(): Promise<void> {
  const [ada] = await query<{ id: string }>("select id from customer where external_id = 'ada'");
  const { code } = await ensureReferralLink(ada?.id ?? "", now);
  const order = (externalId: string, customer: string, amountMinor: bigint) => {
    return { source: "shop", externalId, customer, placedAt: now, amountMinor, currency: "EUR" };
  };
  const adas = [order("1", "ada", 293_300n), order("2", "ada", 223_450n), order("3", "ada", 223_450n)];
  const bolts = { ...order("4", "bolt", 1_000_000n), referral: { code } };
  const taken = await takeOrders([...adas, bolts], system, now);
  expect(taken.map(({ kind }) => kind)).toEqual(Array(4).fill("created"));
}

type Told = Omit<Parameters<typeof tellOutcome>[1], "influencedBy">;

/** Contributions of a kind by some, and what came of them all. */
async function give(name: string, kind: string, by: readonly string[], told?: Told): Promise<void> {
  const influencedBy = by.map((who) => `${name} of ${who}`);
  for (const [index, who] of by.entries()) await tellContribution(influencedBy[index] ?? "", kind, who);
  if (told !== undefined) await tellOutcome(name, { ...told, influencedBy });
}

async function tellAll(): Promise<void> {
  await tellContribution("case study of dov", "case-study", "dov");
  for (const name of ["reference-cyan", "reference-eon"])
    await tellContribution(`${name} of ada`, "reference-call", "ada");
  const cyan = {
    state: "won",
    customer: "cyan",
    marginMinor: 1_000_000n,
    measured: { expectedMarginMinor: 800_000 },
  };
  const influencedBy = ["reference-cyan of ada", "case study of dov"];
  await tellOutcome("reference-cyan", { kind: "deal", ...cyan, influencedBy });
  const eon = { state: "open", customer: "eon", measured: { expectedMarginMinor: 2_000_000 } };
  await tellOutcome("reference-eon", { kind: "deal", ...eon, influencedBy: ["reference-eon of ada"] });
  const shipped = { state: "shipped", marginMinor: 1_200_000n, costMinor: 900_000n };
  const uplift = { measured: { expectedMarginMinor: 1_800_000, evidence: "B" as const } };
  await give("idea-shipped", "idea", ["ada", "bo", "cleo"], { kind: "feature", ...shipped, ...uplift });
  await give("idea-open", "idea", ["ada"], { kind: "feature", state: "accepted" });
  const churn = { affected: 40, churnPreventedPerMillion: 5_000, residualMarginMinor: 300_000 };
  const contacts = { contactsToCome: 30, contactCostMinor: 1_200 };
  const fix = { costMinor: 40_000n, measured: { ...churn, ...contacts } };
  await give("complaint", "complaint", ["ada", "bo"], fix);
  const page = { visits: 60_000, conversionsPerMillion: 10_000, conversionMarginMinor: 5_000 };
  await give("testimonial", "testimonial", ["ada", "bo", "cleo", "dov"], { measured: page });
  await give("buddy", "buddy", ["ada"], { measured: { minutesSaved: 360, hourCostMinor: 4_500 } });
  await give("social", "social-share", ["ada"], { marginMinor: 12_000n });
  await give("speaking", "speaking", ["ada"], { measured: { openLeads: 12, winMarginMinor: 300_000 } });
  await give("partner", "partner-introduction", ["ada"], { state: "signed", marginMinor: 500_000n });
  const served = { units: 3, standardCostMinor: 1_800, actualCostMinor: 1_170, evidence: "B" as const };
  await give("subscription", "subscription", ["ada"], { measured: served });
  await give("data-consent", "data-sharing-consent", ["ada"]);
  await give("early-adoption", "early-adoption", ["ada"]);
  await give("advisory", "advisory-membership", ["ada"]);
}

type Row = {
  name: string;
  basis: "realised" | "expected";
  amount: bigint;
  component: Component;
  grade: Grade;
};

/** Ada's figures that stand, by the name that the example's file gives them. */
function standingOfAda(): Promise<Row[]> {
  return query<Row>(
    `select case when e.order_id is null then replace(g.external_id, ' of ada', '')
         when e.kind = 'own-purchase' then 'own-r' else 'ref-bolt' end as name,
       e.basis, e.amount_minor as amount, e.component, e.grade
     from value_entry e join customer c on c.id = e.customer_id and c.external_id = 'ada'
     left join contribution g on g.id = e.contribution_id
     where e.reversal_of is null and not exists (select 1 from value_entry r where r.reversal_of = e.id)`,
  );
}

test.skipIf(!existsSync(file))(
  "VALUE §2.6 through the commands and the books: every entry of the example, in cents, component and grade",
  async () => {
    const { entries } = JSON.parse(readFileSync(file, "utf8")) as Example;
    await settle();
    await orders();
    await tellAll();
    await valueDeals("all-without-figures", now);
    await valueContributions("all-without-figures", now);
    const rows = await standingOfAda();
    const cents = (amount: number) => Math.round(amount * 100);
    const sum = (of: readonly Row[], basis: Row["basis"]) =>
      of.reduce((total, row) => (row.basis === basis ? total + Number(row.amount) : total), 0);
    for (const entry of entries.filter(({ id }) => id !== "own-e")) {
      const standing = rows.filter(({ name }) => name === entry.id);
      expect(sum(standing, "realised"), entry.id).toBe(cents(entry.realised));
      expect(sum(standing, "expected"), entry.id).toBe(cents(entry.expected) - (forecast[entry.id] ?? 0));
      expect(leastCertain(standing.map(({ grade }) => grade)), entry.id).toBe(entry.grade);
      expect(new Set(standing.map(({ component }) => component)), entry.id).toEqual(
        new Set([entry.component]),
      );
    }
    const [total] = await query<{ realised: bigint; expected: bigint }>(
      `select realised_minor as realised, expected_minor as expected from value_total t
       join customer c on c.id = t.customer_id where c.external_id = 'ada'`,
    );
    expect(total).toEqual({ realised: 1_005_754n, expected: 1_052_692n - 310_619n - 380_000n });
    const debits = await query<{ who: string; amount: string }>(
      `select c.external_id as who, sum(e.amount_minor)::text as amount from value_entry e join customer c on c.id = e.customer_id
       where e.flow = 'debit' group by 1 order by 1`,
    );
    expect(debits).toEqual([
      { who: "bolt", amount: "-253333" },
      { who: "cyan", amount: "-329692" },
      { who: "eon", amount: "-78672" },
    ]);
  },
);
