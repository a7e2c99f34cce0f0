import { beforeAll, expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { createCustomer } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { standingOf, tellContribution, tellOutcome } from "#tests/support/tell.ts";
import { addOutcome } from "../activity/add-outcome.server.ts";
import { giftKinds } from "../activity/gift-kinds.ts";
import { outcomeMeasured } from "../activity/outcome-measured.ts";
import { participationKinds } from "../activity/participation-kinds.ts";
import { system } from "../activity/record-event.server.ts";
import { saveOutcomes } from "../activity/save-outcomes.server.ts";
import { parametersOfVersion } from "../value/parameters/current-parameters.server.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { valueContribution } from "../value/rules/value-contribution.ts";
import { giftsToValue } from "./gifts-to-value.server.ts";
import { valueContributions } from "./value-contributions.server.ts";

const people = ["ada", "bo", "cleo", "dov"] as const;
const ids = new Map<string, string>();

beforeAll(async () => {
  await query("update company set currency = 'EUR'");
  for (const who of people) ids.set(`${who}-1`, (await createCustomer(who)).id);
});

test("every kind has a price as soon as it is told, without a page of its own", async () => {
  const contributions = await Promise.all(
    [...giftKinds, ...participationKinds].map((kind) => tellContribution(`first ${kind}`, kind, "ada-1")),
  );
  const jobs = await query(
    "select 1 from graphile_worker.jobs where task_identifier = 'value-contributions'",
  );
  expect(jobs).toHaveLength(contributions.length);
  await valueContributions("all-without-figures", now);
  for (const contribution of contributions)
    expect(await standingOf([contribution])).toMatchObject([["ada-1", "realised", "saving", 0n, /@1$/]]);
});

test("what was measured, by a comparison, of several customers: realised and to come, debited where it rose", async () => {
  const talk = await tellContribution("talk", "speaking", "ada-1");
  const measured = outcomeMeasured.parse({
    openLeads: 12,
    winMarginMinor: 300_000,
    evidence: "B",
    raised: [
      { customer: "bo-1", marginMinor: 2 },
      { customer: "cleo-1", marginMinor: 1 },
    ],
  });
  await tellOutcome("leads", { influencedBy: ["talk"], marginMinor: 30_000n, measured });
  await valueContributions({ contributionIds: [talk] }, now);
  expect(await standingOf([talk])).toEqual([
    ["ada-1", "realised", "credit", 15_000n, "event/won@1"],
    ["bo-1", "realised", "debit", -10_000n, "event/won@1"],
    ["cleo-1", "realised", "debit", -5_000n, "event/won@1"],
    ["ada-1", "expected", "credit", 54_545n, "event/leads@1"],
    ["bo-1", "expected", "debit", -36_363n, "event/leads@1"],
    ["cleo-1", "expected", "debit", -18_182n, "event/leads@1"],
  ]);
  const [total] = await query(
    "select expected_minor::int as expected, expected_civ_minor::int as civ from value_total where customer_id = $1",
    [ids.get("ada-1")],
  );
  expect(total).toEqual({ expected: 54_545, civ: 54_545 });
});

test("customers whose margin rose have to be there; what is not of the form is refused before", async () => {
  await tellContribution("nobody", "speaking", "ada-1");
  const told = { externalId: newId(), kind: "leads", state: "measured", occurredAt: now };
  const raised = [{ customer: "nobody-1", marginMinor: 1 }];
  expect(
    await addOutcome({ ...told, influencedBy: ["nobody"], measured: { raised } }, system, now),
  ).toMatchObject({
    kind: "refused",
    because: "no-such-customer",
  });
  for (const wrong of [
    { evidence: "D" },
    { mattered: 11 },
    { raised: [{ customer: "bo-1", marginMinor: 0 }] },
    {
      raised: [
        { customer: "bo-1", marginMinor: 1 },
        { customer: "bo-1", marginMinor: 2 },
      ],
    },
    { raised: "bo-1" },
  ])
    expect(outcomeMeasured.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
});

test("rows of before, whatever they hold, are read", async () => {
  const hours = await tellContribution("hours", "buddy", "bo-1");
  const kept = {
    minutesSaved: 60,
    hourCostMinor: 4_500,
    evidence: "Z",
    raised: [{ customer: "bo-1" }, { customerId: "x", marginMinor: 3 }, null, 7],
    note: { deep: [1] },
    half: 0.5,
    below: -3,
  };
  const outcome = { id: newId(now), kind: "measurement", customerId: null, influencedBy: [hours] };
  const state = { state: "measured", occurredAt: now, currency: "EUR", measured: kept };
  await saveOutcomes(pool, [{ ...outcome, ...state }], now);
  await valueContributions({ contributionIds: [hours] }, now);
  expect(await standingOf([hours])).toEqual([["bo-1", "realised", "saving", 4_500n, "buddy/hours@1"]]);
});

test("what is told of one kind is shared among those of its kind only", async () => {
  const page = await tellContribution("page of ada", "testimonial", "ada-1");
  await tellContribution("page of bo", "testimonial", "bo-1");
  await tellContribution("idea of cleo", "idea", "cleo-1");
  const measured = { visits: 100_000, conversionsPerMillion: 10_000, conversionMarginMinor: 5_000 };
  const influencedBy = ["page of ada", "page of bo", "idea of cleo"];
  await tellOutcome("page", { influencedBy, measured });
  await valueContributions({ contributionIds: [page] }, now);
  expect((await standingOf([page]))[0]).toEqual([
    "ada-1",
    "realised",
    "credit",
    25_000n,
    "testimonial/shown@1",
  ]);
});

test("at an old date, with the parameters of then, the same comes out byte for byte", async () => {
  await tellContribution("old idea", "idea", "ada-1", daysFromNow(-300));
  const other = await tellContribution("old idea too", "idea", "bo-1", daysFromNow(-300));
  const shipped = { kind: "feature", state: "shipped", costMinor: 100_000n };
  const told = { ...shipped, marginMinor: 700_000n, measured: { expectedMarginMinor: 300_000 } };
  const outcomeId = await tellOutcome(
    "old feature",
    { ...told, influencedBy: ["old idea"] },
    daysFromNow(-200),
  );
  const then = daysFromNow(-199);
  await valueContributions({ outcomeId }, then);
  const set = await setValueParameters(
    { ideaAlpha: 8, ideaBeta: 2, ideaSource: "20 ideas" },
    system,
    daysFromNow(-100),
  );
  expect(set.kind).toBe("set");
  await tellOutcome(
    "old feature",
    { ...told, marginMinor: 1n, influencedBy: ["old idea too"] },
    daysFromNow(-50),
  );
  await valueContributions({ outcomeId }, now);
  const kept = await query<Record<string, unknown> & { contribution_id: string; parameters_version: number }>(
    `select customer_id, kind, component, basis, flow, outcome_id, contribution_id, pot, share_denominator, amount_minor::text,
       low_minor::text, high_minor::text, currency, grade, formula, inputs::text, parameters_version, occurred_at
     from value_entry where outcome_id = $1 and computed_at = $2 and reversal_of is null`,
    [outcomeId, then],
  );
  expect(kept).toHaveLength(4);
  const [first] = kept;
  const parameters = await parametersOfVersion(pool, first?.parameters_version ?? 0);
  if (parameters === null) throw new Error("the parameters of then are gone");
  const gifts = await giftsToValue(pool, [first?.contribution_id ?? "", other], then);
  const again = gifts
    .flatMap((gift) => valueContribution(gift, parameters))
    .filter((one) => one.outcomeId !== null);
  const { rows } = await pool.query<{ text: string }>("select unnest($1::jsonb[])::text as text", [
    again.map(({ inputs }) => JSON.stringify(inputs)),
  ]);
  const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
  const written = again.map((one, index) => ({
    customer_id: one.customerId === "company" ? null : one.customerId,
    kind: one.kind,
    component: one.component,
    basis: one.basis,
    flow: one.flow,
    outcome_id: one.outcomeId,
    contribution_id: one.contributionId,
    pot: one.pot,
    share_denominator: one.shareDenominator,
    amount_minor: one.amountMinor.toString(),
    low_minor: one.lowMinor.toString(),
    high_minor: one.highMinor.toString(),
    currency: one.currency,
    grade: one.grade,
    formula: one.formula,
    inputs: rows[index]?.text,
    parameters_version: one.parametersVersion,
    occurred_at: one.occurredAt,
  }));
  expect(sorted(written)).toEqual(sorted(kept));
});

test("numbers beyond all measure stop nobody else's figures", async () => {
  const most = Number.MAX_SAFE_INTEGER;
  const endless = await tellContribution("endless", "buddy", "ada-1");
  const hour = await tellContribution("one hour", "buddy", "bo-1");
  await tellOutcome("endless hours", {
    influencedBy: ["endless"],
    measured: { minutesSaved: most, hourCostMinor: most },
  });
  await tellOutcome("an hour", {
    influencedBy: ["one hour"],
    measured: { minutesSaved: 60, hourCostMinor: 4_000 },
  });
  await valueContributions("all", now);
  expect(await standingOf([endless])).toMatchObject([
    ["ada-1", "realised", "saving", 0n, "buddy/not-measured@1"],
  ]);
  expect(await standingOf([hour])).toMatchObject([["bo-1", "realised", "saving", 4_000n, "buddy/hours@1"]]);
});

test("a call stood at €0 until a deal named it, and so it does for whoever looks back", async () => {
  const call = await tellContribution("looked back at", "reference-call", "ada-1", daysFromNow(-90));
  const told = { kind: "deal", state: "open", influencedBy: ["looked back at"] };
  await tellOutcome("deal looked back at", told, daysFromNow(-60));
  const [then] = await giftsToValue(pool, [call], daysFromNow(-61));
  const [today] = await giftsToValue(pool, [call]);
  expect([then?.isInDeal, today?.isInDeal]).toEqual([false, true]);
});
