import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { giftKinds } from "#app/domain/activity/gift-kinds.ts";
import { participationKinds } from "#app/domain/activity/participation-kinds.ts";
import { checkBooks } from "#app/domain/intake/check-books.server.ts";
import { addDays } from "#app/kernel/dates.ts";
import { pool } from "#app/platform/database.server.ts";
import { postMail } from "#app/platform/outbox.server.ts";
import { now } from "#tests/support/clock.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/clone.ts";
import { query } from "#tests/support/database.ts";
import { startFakeResend } from "#tests/support/fake-resend.ts";
import { sampleDigest } from "#tests/support/sample-digest.ts";
import { startWorkerProcess } from "#tests/support/worker-process.ts";
import { loadSample } from "./load-sample.server.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const seed = 7;
let twin: TestDatabase;

/** The company is loaded twice at once: by this process, and by another one into a database of its own. */
beforeAll(async () => {
  twin = await cloneDatabase(inject("testServer"));
  const env = { ...process.env, DATABASE_URL: twin.url };
  const [loaded] = await Promise.all([
    loadSample({ now, seed }),
    run(process.execPath, ["tests/setup/load-sample.ts", now.toISOString(), String(seed)], {
      cwd: root,
      env,
    }),
  ]);
  expect(loaded).toEqual({ kind: "loaded" });
}, 240_000);
afterAll(() => twin.drop());

const count = async (text: string) =>
  Number((await query<{ n: string }>(`select count(*) as n ${text}`))[0]?.n);

test("a business of some size lived here for two years", async () => {
  expect(await count("from customer")).toBeGreaterThanOrEqual(40);
  expect(await count("from customer where name is not null")).toBeGreaterThanOrEqual(40);
  expect(await count("from customer where organization_id is not null")).toBeGreaterThanOrEqual(15);
  expect(await count("from staff where disabled_at is null")).toBeGreaterThanOrEqual(5);
  const roles = await query("select distinct role from staff where disabled_at is null order by role");
  expect(roles.map(({ role }) => role)).toEqual(["executive", "manager", "moderator", "owner"]);
  expect(await count("from purchase_order")).toBeGreaterThan(800);
  expect(await count("from refund")).toBeGreaterThan(10);
  const [span] = await query(
    "select (max(placed_at) - min(placed_at)) > interval '700 days' as long from purchase_order",
  );
  expect(span).toEqual({ long: true });
  const segments = `from customer_spend where`;
  expect(await count(`${segments} orders = 1`), "one-time buyers").toBeGreaterThanOrEqual(5);
  expect(await count(`${segments} orders > 20`), "regulars").toBeGreaterThanOrEqual(10);
  expect(
    await count(
      `${segments} last_order_at < $$2026-11-22$$::timestamptz - interval '180 days' and orders > 5`,
    ),
    "lapsed",
  ).toBeGreaterThanOrEqual(5);
  expect(
    await count(`${segments} first_order_at > $$2026-11-22$$::timestamptz - interval '60 days'`),
    "new",
  ).toBeGreaterThanOrEqual(5);
});

test("friends brought friends, by links that were opened, joined, bought by and rewarded", async () => {
  const chains = await query<{ depth: number }>(
    `with recursive chain as (
       select a.referrer_id, a.referee_id, 1 as depth from attribution a
         where not exists (select 1 from attribution b where b.referee_id = a.referrer_id)
       union all select chain.referrer_id, a.referee_id, depth + 1 from chain join attribution a on a.referrer_id = chain.referee_id
     ) select referrer_id, max(depth) as depth from chain group by 1 having max(depth) >= 3`,
  );
  expect(chains.length).toBeGreaterThanOrEqual(2);
  expect(await count("from attribution where click_id is not null")).toBeGreaterThanOrEqual(8);
  expect(await count("from attribution where click_id is null"), "by a code").toBeGreaterThanOrEqual(1);
  expect(await count("from reward where kind = 'referral-advocate'")).toBeGreaterThanOrEqual(10);
  expect(await count("from ledger_transfer where kind = 'release'")).toBeGreaterThanOrEqual(10);
  expect(
    await count("from ledger_transfer where kind in ('void', 'reverse')"),
    "taken back",
  ).toBeGreaterThanOrEqual(2);
  expect(await count("from reward where kind = 'grant'")).toBeGreaterThanOrEqual(5);
});

test("ideas, threads, groups and consents stand in every state that a page can show", async () => {
  expect(await count("from idea")).toBeGreaterThanOrEqual(15);
  const states = await query("select distinct state from idea order by 1");
  expect(states.map(({ state }) => state)).toEqual(["hidden", "live", "merged", "waiting"]);
  const statuses = await query("select distinct status from idea where state = 'live' order by 1");
  expect(statuses.map(({ status }) => status)).toEqual(["declined", "open", "planned", "shipped", "started"]);
  expect(await count("from idea_comment where state = 'waiting'")).toBeGreaterThanOrEqual(1);
  expect(
    await count("from (select 1 from idea_answer group by idea_id having count(*) >= 3) t"),
  ).toBeGreaterThanOrEqual(1);

  const waits = "from door_standing where waits and";
  expect(await count(`${waits} due_at < '${now.toISOString()}'`), "overdue").toBeGreaterThanOrEqual(1);
  expect(await count(`${waits} due_at > '${now.toISOString()}'`), "promised").toBeGreaterThanOrEqual(2);
  expect(await count("from door_standing where confidential")).toBeGreaterThanOrEqual(1);
  expect(await count("from door_standing where settlement = 'settled'")).toBeGreaterThanOrEqual(5);
  expect(
    await count("from door_standing where settlement is null and not waits"),
    "answered",
  ).toBeGreaterThanOrEqual(1);
  expect(await count("from door_delegation")).toBeGreaterThanOrEqual(2);
  expect(
    await count("from door_answer a join door_promise p on p.id = a.promise_id where a.at > p.due_at"),
    "kept late",
  ).toBeGreaterThanOrEqual(1);

  expect(await count("from customer_group")).toBeGreaterThanOrEqual(2);
  expect(
    await count("from group_application where decision = 'waiting' and ended_at is null"),
  ).toBeGreaterThanOrEqual(2);
  expect(await count("from group_application where decision is null")).toBeGreaterThanOrEqual(1);
  expect(await count("from group_membership where left_at is not null")).toBeGreaterThanOrEqual(1);
  expect(
    await count("from group_membership where active_at is not null and left_at is null"),
  ).toBeGreaterThanOrEqual(10);

  expect(
    await count("from (select 1 from purpose_notice group by purpose_id having count(*) = 2) t"),
  ).toBeGreaterThanOrEqual(1);
  expect(await count("from consent_event where state = 'withdrawn'")).toBeGreaterThanOrEqual(2);
  expect(await count("from consent_event where surface <> 'sample'")).toBe(0);
  expect(await count("from data_use")).toBeGreaterThanOrEqual(3);
  expect(await count("from profile_field where shared")).toBeGreaterThanOrEqual(5);
});

test("the figures of all customers add up to own margin and savings, and every gift has one", async () => {
  const [sums] = await query(
    `select sum(realised_minor + expected_minor)::text as total, sum(own_minor + expected_own_minor)::text as own,
       (select sum(amount_minor)::text from value_entry where customer_id is null) as account,
       (select sum(amount_minor)::text from value_entry where flow = 'saving') as savings from value_total`,
  );
  const { total, own, account, savings } = sums as Record<string, string>;
  expect(BigInt(total ?? "") + BigInt(account ?? "")).toBe(BigInt(own ?? "") + BigInt(savings ?? ""));
  expect(BigInt(account ?? "")).toBeLessThan(0n);
  const kinds = [...giftKinds, ...participationKinds].map((kind) => `'${kind}'`).join(", ");
  const unpriced = `from contribution c where kind in (${kinds}) and not exists (select 1 from value_entry e where e.contribution_id = c.id)`;
  expect(await count(unpriced)).toBe(0);
  expect(
    await count("from value_entry where component = 'CKV' and amount_minor > 0"),
    "measured gifts",
  ).toBeGreaterThanOrEqual(4);
});

test("what people will buy was forecast now and a year ago, and shared with who brought them", async () => {
  expect(await count("from valuation where at < '2026-01-01'")).toBeGreaterThanOrEqual(1);
  const [standing] = await query<{ at: Date }>(
    "select v.at from standing_valuation s join valuation v on v.id = s.valuation_id",
  );
  expect(standing).toEqual({ at: now });
  expect(await count("from forecast_now where flow = 'own' and amount_minor > 0")).toBeGreaterThanOrEqual(30);
  expect(await count("from forecast_now where flow = 'credit' and amount_minor > 0")).toBeGreaterThanOrEqual(
    5,
  );
});

test("what people gave beside buying is worth something, of most kinds, so far and to come", async () => {
  const standing = await query<{ kind: string; basis: string; amount: bigint }>(
    `select kind, basis, sum(amount_minor) as amount from value_entry e where flow in ('credit', 'saving') and order_id is null
       and contribution_id is not null and reversal_of is null
       and not exists (select 1 from value_entry r where r.reversal_of = e.id) group by 1, 2 having sum(amount_minor) > 0`,
  );
  const kindsOf = (basis: string) => standing.filter((row) => row.basis === basis).map(({ kind }) => kind);
  const both = ["case-study", "idea", "partner-introduction", "reference-call", "social-share", "speaking"];
  expect(kindsOf("realised")).toEqual(
    expect.arrayContaining([...both, "buddy", "subscription", "testimonial"]),
  );
  expect(kindsOf("expected")).toEqual(expect.arrayContaining(both));
  const deals = await query<{ state: string; deals: number }>(
    `select state, count(*)::int as deals from outcome o join lateral (select state from outcome_state
       where outcome_id = o.id order by occurred_at desc, id desc limit 1) s on true where kind = 'deal' group by 1 order by 1`,
  );
  expect(deals).toEqual([
    { state: "lost", deals: 1 },
    { state: "open", deals: 1 },
    { state: "won", deals: 3 },
  ]);
});

test("what stood in its books on a day of those years comes out again, byte for byte", async () => {
  for (const days of [-600, -365, -90, -7, 0]) {
    const checked = await checkBooks(addDays(now, days));
    expect(checked, `${days} days`).toMatchObject({ different: 0, same: checked.stood });
    expect(checked.stood, `${days} days`).toBeGreaterThan(50);
  }
});

test("the same seed and the same moment make the same company", async () => {
  const mine = await sampleDigest(process.env["DATABASE_URL"] ?? "", now);
  expect(mine).toEqual(await sampleDigest(twin.url, now));
  expect(mine["orders"]).not.toMatch(/^0 /);
});

test("nothing is left to do, and a key of the mail service sends none of its mails", async () => {
  expect(await count("from graphile_worker.jobs")).toBe(0);
  expect(await count("from outbox_mail where unwanted_at is null")).toBe(0);
  expect(
    await count(
      "from outbox_mail where to_address not like '%.example.com' and to_address not like '%@example.com'",
    ),
  ).toBe(0);
  const resend = await startFakeResend();
  const settings = { RESEND_API_KEY: "re_for_tests", RESEND_BASE_URL: resend.url, MAIL_PER_SECOND: "100" };
  const worker = await startWorkerProcess(process.env["DATABASE_URL"] ?? "", settings);
  const props = { company: "Larkfield", heading: "News", action: "Read it", link: "https://x", why: "Why" };
  await postMail(pool, { key: "a real one", to: "reader@example.com", template: "news", props }, new Date());
  await expect.poll(() => resend.taken.length, { timeout: 10_000 }).toBe(1);
  await worker.stop();
  resend.stop();
  expect(resend.taken.map(({ to }) => to)).toEqual(["reader@example.com"]);
});

test("loading it again leaves it as it is", async () => {
  const before = await sampleDigest(process.env["DATABASE_URL"] ?? "", now);
  expect(await loadSample({ now, seed })).toEqual({ kind: "there-already" });
  expect(await sampleDigest(process.env["DATABASE_URL"] ?? "", now)).toEqual(before);
});
