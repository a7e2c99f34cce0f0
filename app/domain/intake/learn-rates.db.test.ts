import { expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { addContribution } from "../activity/add-contribution.server.ts";
import { addOutcome } from "../activity/add-outcome.server.ts";
import { system } from "../activity/record-event.server.ts";
import { currentParameters } from "../value/parameters/current-parameters.server.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { learnRates } from "./learn-rates.server.ts";
import { groupsOfRate } from "./rate-groups.server.ts";

await createCustomer("ada");
await createCustomer("cleo");
const maria = await createStaff("maria");
await query("update company set currency = 'EUR'");

async function give(kind: string, occurredAt = now): Promise<string> {
  const externalId = newId(occurredAt);
  const given = await addContribution({ externalId, kind, customer: "ada-1", occurredAt }, system, now);
  if (given.kind === "refused") throw new Error(given.detail);
  return externalId;
}

type Told = {
  state: string;
  occurredAt?: Date;
  marginMinor?: bigint;
  costMinor?: bigint;
  measured?: Record<string, unknown>;
};

async function tell(
  kind: string,
  influencedBy: string[],
  { occurredAt = now, ...told }: Told,
  externalId = newId(now),
) {
  const input = { externalId, kind, influencedBy, currency: "EUR", occurredAt, ...told };
  const saved = await addOutcome(input as Parameters<typeof addOutcome>[0], system, now);
  if (saved.kind === "refused") throw new Error(saved.detail);
  return externalId;
}

const ratesNow = async () => (await currentParameters(pool)).evidence;

test("books that show nothing teach nothing, and write no version", async () => {
  expect(await learnRates(now)).toEqual({ kind: "unchanged" });
});

test("deals that were decided teach how many are won; the last state of each counts", async () => {
  await tell("deal", [], { state: "won" });
  await tell("deal", [], { state: "open" });
  const turned = await tell("deal", [], { state: "won", occurredAt: daysFromNow(-3) });
  await tell("deal", [], { state: "lost" }, turned);
  expect(await learnRates(now)).toMatchObject({ kind: "set" });
  expect((await ratesNow()).winRate).toEqual({
    entered: null,
    learnt: {
      family: "beta",
      successes: 1,
      trials: 2,
      grade: "C",
      source: "Deals that were decided: 2, won: 1",
    },
  });
  expect((await currentParameters(pool)).rates.winRate).toMatchObject({ grade: "C", ownShare: 2 / 3 });
  expect(await learnRates(now)).toEqual({ kind: "unchanged" });
  const events = await query<{ actor_kind: string }>(
    "select actor_kind from activity_event where verb = 'value-parameters.changed'",
  );
  expect(events).toEqual([{ actor_kind: "system" }]);
});

test("ideas count once they are decided or a year old; planned ones from when they were planned", async () => {
  const [shipped, declined, planned, old, fresh] = [
    await give("idea"),
    await give("idea"),
    await give("idea"),
    await give("idea", daysFromNow(-400)),
    await give("idea"),
  ];
  expect(fresh).not.toBe(old);
  const feature = await tell("idea-answered", [shipped], { state: "planned", occurredAt: daysFromNow(-9) });
  await tell("idea-answered", [shipped], { state: "shipped" }, feature);
  await tell("idea-answered", [declined], { state: "declined" });
  await tell("idea-answered", [planned], { state: "planned", occurredAt: daysFromNow(-30) });
  await learnRates(now);
  const { ideaShips, plannedIdeaShips } = await ratesNow();
  expect(ideaShips?.learnt).toMatchObject({ successes: 1, trials: 3 });
  expect(plannedIdeaShips?.learnt).toMatchObject({ successes: 1, trials: 1 });
  await learnRates(daysFromNow(340));
  expect((await ratesNow()).plannedIdeaShips?.learnt).toMatchObject({ successes: 1, trials: 2 });
  await learnRates(now);
});

test("friends' own answers teach τ: each friend counts once, by the last answer, and what was entered stands before it", async () => {
  const referral = await give("referral");
  const asked = (answer: unknown, customer: string, occurredAt: Date) =>
    addOutcome(
      {
        externalId: newId(occurredAt),
        kind: "customer-joined",
        influencedBy: [referral],
        customer,
        state: "asked",
        occurredAt,
        measured: { wouldHaveComeAnyway: answer },
      } as Parameters<typeof addOutcome>[0],
      system,
      now,
    );
  await asked(true, "cleo-1", daysFromNow(-2));
  await asked(false, "cleo-1", daysFromNow(-1));
  await learnRates(now);
  const learnt = { family: "beta", successes: 1, trials: 1, grade: "C" };
  expect((await ratesNow()).referralLift).toMatchObject({ entered: null, learnt });
  const entered = {
    family: "beta",
    successes: 14,
    trials: 20,
    grade: "B",
    source: "Asked by phone",
  } as const;
  await setValueParameters({ entered: { referralLift: entered } }, { kind: "staff", id: maria.id }, now);
  await asked(1, "ada-1", now);
  await learnRates(now);
  expect((await ratesNow()).referralLift).toMatchObject({ entered, learnt: { ...learnt, trials: 2 } });
  expect((await currentParameters(pool)).rates.referralLift).toMatchObject({ grade: "B", own: entered });
});

test("events, testers and partners teach by what was counted of them", async () => {
  await tell("talk", [await give("speaking")], {
    state: "held",
    measured: { openLeads: 4, wonLeads: 1, lostLeads: 3 },
  });
  await tell("article", [await give("press")], { state: "out", measured: { leads: 2 } });
  await tell("cycle", [await give("beta-membership")], {
    state: "ended",
    measured: { defects: 3, cycles: 2 },
  });
  await tell("partner", [await give("partner-introduction")], { state: "signed" });
  await tell("partner", [await give("partner-introduction")], { state: "lost" });
  await learnRates(now);
  const known = await ratesNow();
  expect(known.eventLeads?.learnt).toMatchObject({ events: 10, occasions: 2 });
  expect(known.leadCloses?.learnt).toMatchObject({ successes: 1, trials: 4 });
  expect(known.defectsFound?.learnt).toMatchObject({ events: 3, occasions: 2 });
  expect(known.partnerSigns?.learnt).toMatchObject({ successes: 1, trials: 2 });
});

test("the median of shipped ideas is known from the third on, unless somebody entered one", async () => {
  const ship = async (marginMinor: bigint) =>
    tell("feature", [await give("idea")], {
      state: "shipped",
      marginMinor,
      costMinor: 100_000n,
      measured: { expectedMarginMinor: 50_000 },
    });
  await ship(300_000n);
  await ship(900_000n);
  await learnRates(now);
  expect((await currentParameters(pool)).shippedMedianMinor).toBeUndefined();
  await ship(10_000n);
  await learnRates(now);
  expect(await currentParameters(pool)).toMatchObject({
    shippedMedianMinor: 250_000n,
    sources: { shippedMedian: "The median of 3, by your own shipped ideas" },
  });
  await setValueParameters(
    { shippedMedianMinor: 700_000n, sources: { shippedMedian: "Our product team" } },
    system,
    now,
  );
  await ship(2_000_000n);
  await learnRates(now);
  expect((await currentParameters(pool)).shippedMedianMinor).toBe(700_000n);
});

test("a link that somebody opened counts once there was time to join", async () => {
  const [{ id = "" } = {}] = await query<{ id: string }>(
    "select id from customer where external_id = 'ada-1'",
  );
  const link = newId(now);
  await query("insert into referral_link (id, customer_id, code, created_at) values ($1, $2, 'adaada', $3)", [
    link,
    id,
    daysFromNow(-200),
  ]);
  await query("insert into click (id, link_id, at, counted) values ($1, $2, $3, true)", [
    newId(now),
    link,
    daysFromNow(-10),
  ]);
  await learnRates(now);
  expect((await ratesNow()).invitationJoins).toBeUndefined();
  await learnRates(daysFromNow(90));
  expect((await ratesNow()).invitationJoins?.learnt).toMatchObject({ successes: 0, trials: 1 });
});

test("topics have a rate each, drawn towards the others; one topic alone is no group", async () => {
  expect(await groupsOfRate("ideaShips", now)).toEqual([]);
  const [{ id: author = "" } = {}] = await query<{ id: string }>("select id from customer limit 1");
  const idea = async (topic: string, state: "shipped" | "declined") => {
    const given = await give("idea");
    await tell("idea-answered", [given], { state });
    await query(
      `insert into idea (id, author_id, title, topic, status, state, created_at, published_at, contribution_id)
       select $1, $2, 'An idea', $3, $4, 'live', $5, $5, id from contribution where external_id = $6`,
      [newId(now), author, topic, state, now, given],
    );
  };
  for (let count = 0; count < 9; count++) await idea("Export", "shipped");
  await idea("Export", "declined");
  expect(await groupsOfRate("ideaShips", now)).toEqual([]);
  await idea("Colours", "declined");
  const [exports, colours] = await groupsOfRate("ideaShips", now);
  expect(exports).toMatchObject({ name: "Export", did: 9, all: 10 });
  expect(colours).toMatchObject({ name: "Colours", did: 0, all: 1 });
  const [high, low] = [exports?.mean ?? 0, colours?.mean ?? 0];
  expect(high).toBeLessThan(0.9);
  expect(low).toBeGreaterThan(0);
  expect(low).toBeLessThan(high);
  expect(await groupsOfRate("winRate", now)).toEqual([]);
});
