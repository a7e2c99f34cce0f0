import { expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer } from "#tests/support/cast.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { addContribution } from "../activity/add-contribution.server.ts";
import { addOutcome } from "../activity/add-outcome.server.ts";
import { system } from "../activity/record-event.server.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { companyValue } from "../value/queries/company-value-queries.server.ts";
import { customerValue } from "../value/queries/value-queries.server.ts";
import { valueContributions } from "./value-contributions.server.ts";

const ada = await createCustomer("ada");
const cleo = await createCustomer("cleo");
await query("update company set currency = 'EUR'");

async function give(kind: string, who = "ada-1"): Promise<{ externalId: string; contributionId: string }> {
  const externalId = newId();
  const input = { externalId, kind, customer: who, occurredAt: now };
  const given = await addContribution(input, system, now);
  if (given.kind === "refused") throw new Error(given.detail);
  return { externalId, contributionId: given.contributionId };
}

async function entriesFor(contributionId: string) {
  return query<{ amount_minor: bigint; flow: string; reversal_of: string | null; formula: string }>(
    "select amount_minor, flow, reversal_of, formula from value_entry where contribution_id = $1 and customer_id is not null order by id",
    [contributionId],
  );
}

const amounts = async (contributionId: string) =>
  (await entriesFor(contributionId)).map(({ amount_minor }) => Number(amount_minor)).sort((a, b) => a - b);

test("a gift asks for its price in the transaction that wrote it; a referral does not", async () => {
  const waiting = () =>
    query("select 1 from graphile_worker.jobs where task_identifier = 'value-contributions'");
  const before = (await waiting()).length;
  await give("idea");
  expect(await waiting()).toHaveLength(before + 1);
  await give("referral");
  expect(await waiting()).toHaveLength(before + 1);
});

test("a gift is booked once at €0, however many workers book at once", async () => {
  const { contributionId } = await give("beta-membership");
  const which = { contributionIds: [contributionId] };
  await Promise.all(Array.from({ length: 6 }, () => valueContributions(which, now)));
  await valueContributions("all-without-figures", now);
  expect(await entriesFor(contributionId)).toMatchObject([{ formula: "group-membership/not-measured@1" }]);
  expect(await amounts(contributionId)).toEqual([0]);
  expect(await customerValue(ada.id)).toMatchObject({ state: "no-margin", realised: { amountMinor: "0" } });
});

test("what is measured later replaces €0, and a later measurement replaces that; the past stays readable", async () => {
  const ideas = [await give("idea"), await give("idea", "cleo-1")];
  const contributionIds = ideas.map((idea) => idea.contributionId);
  await valueContributions({ contributionIds }, now);
  const outcome = {
    externalId: "shipped-1",
    kind: "feature",
    influencedBy: ideas.map(({ externalId }) => externalId),
    state: "shipped",
    currency: "EUR",
    costMinor: 900_000n,
  };
  const told = await addOutcome({ ...outcome, marginMinor: 1_200_000n, occurredAt: now }, system, now);
  if (told.kind === "refused") throw new Error(told.detail);
  expect(await valueContributions({ outcomeId: told.outcomeId }, now)).toEqual({ gifts: 2 });
  expect(await valueContributions({ outcomeId: told.outcomeId }, now)).toEqual({ gifts: 0 });
  const [first = ""] = contributionIds;
  expect(await amounts(first)).toEqual([0, 0, 22_500]);
  const later = new Date(now.getTime() + 86_400_000);
  await addOutcome({ ...outcome, marginMinor: 900_000n, occurredAt: later }, system, later);
  await valueContributions({ outcomeId: told.outcomeId }, later);
  expect(await amounts(first)).toEqual([-22_500, 0, 0, 0, 22_500]);
  expect(await customerValue(cleo.id)).toMatchObject({ realised: { amountMinor: "0" } });
});

test("an idea that raised one customer's margin is debited there, and the company's sum stays own and savings", async () => {
  const { externalId, contributionId } = await give("idea");
  const told = await addOutcome(
    {
      externalId: "shipped-2",
      kind: "feature",
      customer: "cleo-1",
      influencedBy: [externalId],
      state: "shipped",
      occurredAt: now,
      marginMinor: 100_000n,
      costMinor: 0n,
      currency: "EUR",
    },
    system,
    now,
  );
  if (told.kind === "refused") throw new Error(told.detail);
  await valueContributions({ contributionIds: [contributionId] }, now);
  expect(await customerValue(ada.id)).toMatchObject({ realised: { components: { CKV: "15000" } } });
  expect(await customerValue(cleo.id)).toMatchObject({ realised: { components: { CLV: "-15000" } } });
  const [company] = await companyValue();
  expect(BigInt(company?.realised.amountMinor ?? 0)).toBe(
    BigInt(company?.realised.ownMinor ?? 0) + BigInt(company?.realised.flows.savingMinor ?? 0),
  );
});

test("another ν values anew what was measured, and nothing else", async () => {
  const { externalId, contributionId } = await give("idea");
  const other = await give("idea");
  const state = { kind: "idea-answered", state: "shipped", occurredAt: now, influencedBy: [externalId] };
  const measured = { marginMinor: 1_000_000n, costMinor: 0n, currency: "EUR" };
  const posted = await addOutcome({ externalId: newId(), ...state, ...measured }, system, now);
  expect(posted.kind).not.toBe("refused");
  await valueContributions({ contributionIds: [contributionId, other.contributionId] }, now);
  expect(await amounts(contributionId)).toEqual([150_000]);
  const set = await setValueParameters({ ideaAlpha: 8, ideaBeta: 2, ideaSource: "20 ideas" }, system, now);
  expect(set.kind).toBe("set");
  const job = "select payload from graphile_worker._private_jobs where key = 'value-contributions/all'";
  expect(await query(job)).toEqual([{ payload: { all: true } }]);
  await valueContributions("all", now);
  expect(await valueContributions("all", now)).toEqual({ gifts: 0 });
  expect(await amounts(contributionId)).toEqual([-150_000, 150_000, 400_000]);
  expect(await amounts(other.contributionId)).toEqual([0]);
});

test("before the company has a currency nothing is booked; afterwards the clock catches up", async () => {
  await query("update company set currency = null");
  const { contributionId } = await give("complaint", "cleo-1");
  await valueContributions({ contributionIds: [contributionId] }, now);
  expect(await amounts(contributionId)).toEqual([]);
  await query("update company set currency = 'EUR'");
  await valueContributions("all-without-figures", now);
  expect(await amounts(contributionId)).toEqual([0]);
});
