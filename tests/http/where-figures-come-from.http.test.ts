import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "#tests/support/database.ts";
import { makeEntries } from "#tests/support/made-entries.ts";
import { type OpenHouse, openHouse } from "#tests/support/open-house.ts";

let house: OpenHouse;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.server.stop());

/** The words of a page as Maria reads it. */
async function read(path: string): Promise<string> {
  const maria = await house.enter(house.staff.maria);
  const { status, body } = await maria.get(path);
  expect(status).toBe(200);
  return body
    .replaceAll(/<script[\s\S]*?<\/script>/g, "")
    .replaceAll(/<!--.*?-->/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll(/\s+/g, " ");
}

async function newestEntryOf(customerId: string): Promise<string> {
  const [entry] = await query<{ id: string }>(
    "select id from value_entry where customer_id = $1 order by computed_at desc, id desc limit 1",
    [customerId],
  );
  return entry?.id ?? "";
}

const at = new Date("2026-05-01T00:00:00.000Z");
const nothing = { flow: "credit", amountMinor: 0n, lowMinor: 0n, highMinor: 0n, grade: "A" } as const;

test.each([
  ["deal/left-out@2", "oneself", "This is the buyer's own deed"],
  ["deal/left-out@2", "same domain", "Their mail has the same domain as the buyer's"],
  ["deal/lost@2", "0", "The deal was lost, so that nothing came of what led to it."],
])("an entry of €0 by %s (%s) says why it is nothing", async (formula, value, words) => {
  const { cleo } = house.customers;
  const inputs = [
    { name: "counts for nothing", value, sourceRef: `customer:${cleo.id}`, grade: "A" },
  ] as const;
  await makeEntries([{ ...nothing, customerId: cleo.id, formula, inputs: [...inputs] }], new Date());
  const page = await read(`/admin/customers/${cleo.id}/value/${await newestEntryOf(cleo.id)}`);
  expect(page).toContain("Why it is nothing");
  expect(page).toContain(words);
  expect(page).not.toContain("What went in");
});

test("a deal without a known win rate says how to measure it", async () => {
  const { cleo } = house.customers;
  const inputs = [
    { name: "how to measure it", value: "Send your own deals", sourceRef: `customer:${cleo.id}`, grade: "D" },
  ] as const;
  await makeEntries(
    [
      {
        ...nothing,
        grade: "D",
        customerId: cleo.id,
        formula: "deal/win-rate-unknown@1",
        inputs: [...inputs],
      },
    ],
    new Date(),
  );
  const page = await read(`/admin/customers/${cleo.id}/value/${await newestEntryOf(cleo.id)}`);
  expect(page).toContain("How to measure it Send your own deals.");
  expect(page).toContain("How sure not measured yet");
});

test("an entry that was taken back says so before anything else", async () => {
  const { cleo } = house.customers;
  const figure = { ...nothing, customerId: cleo.id, amountMinor: 100n, lowMinor: 40n, highMinor: 160n };
  await makeEntries([figure], at);
  const first = await query<{ id: string }>(
    "select id from value_entry where customer_id = $1 and amount_minor = 100",
    [cleo.id],
  );
  const id = first[0]?.id ?? "";
  await makeEntries(
    [{ ...figure, amountMinor: -100n, lowMinor: -40n, highMinor: -160n, reversalOf: id }],
    at,
  );
  const page = await read(`/admin/customers/${cleo.id}/value/${id}`);
  expect(page).toMatch(/Taken back .* is taken back by .* How it is computed/);
});

test("the entries of a customer name the order, and the friend whose it is", async () => {
  const { ada, bo } = house.customers;
  const [order] = await query<{ id: string; external_id: string }>(
    "select id, external_id from purchase_order where customer_id = $1 order by placed_at desc limit 1",
    [bo.id],
  );
  const share = { ...nothing, orderId: order?.id ?? null };
  await makeEntries(
    [
      { ...share, amountMinor: 1n, customerId: ada.id },
      { ...share, flow: "debit", amountMinor: -1n, customerId: bo.id },
    ],
    at,
  );
  expect(await read(`/admin/customers/${bo.id}`)).toContain(`Margin of an order ${order?.external_id}`);
  expect(await read(`/admin/customers/${ada.id}`)).toContain(`Share of a friend's order ${bo.name}`);
});

test("the audit log and the timeline name the idea that was voted for", async () => {
  const [vote] = await query<{ title: string; customer_id: string }>(
    `select i.title, e.customer_id from activity_event e join idea i on i.id = e.subject_id
     where e.verb = 'idea.voted' order by e.at desc, e.id desc limit 1`,
  );
  expect(vote?.title).toBeTruthy();
  expect(await read("/admin/audit?verb=idea.voted")).toContain(`Voted for an idea ${vote?.title}`);
  expect(await read(`/admin/customers/${vote?.customer_id}`)).toContain(vote?.title);
});

test("links are shown by what became of them", async () => {
  const { ada, bo } = house.customers;
  await query(
    `insert into referral_link (id, customer_id, code, created_at)
     select gen_random_uuid(), id, 'code-of-' || name, now() from customer c
     where name is not null and not exists (select 1 from referral_link l where l.customer_id = c.id)`,
  );
  await query(
    `insert into attribution (referee_id, referrer_id, link_id, contribution_id, outcome_id, attributed_at)
     select $2::uuid, $1::uuid, id, gen_random_uuid(), gen_random_uuid(), now() from referral_link where customer_id = $1::uuid`,
    [ada.id, bo.id],
  );
  await query(
    `insert into click (id, link_id, at, counted)
     select gen_random_uuid(), id, now(), true from referral_link where customer_id = $1`,
    [bo.id],
  );
  const codes = async (who: string[]) =>
    (await query<{ code: string }>("select code from referral_link where customer_id = any($1)", [who])).map(
      ({ code }) => code,
    );
  const { cleo, dov } = house.customers;
  const joined = await codes([ada.id]);
  const opened = await codes([bo.id]);
  const unused = await codes([cleo.id, dov.id]);
  expect([joined.length, opened.length, unused.length]).toEqual([1, 1, 2]);
  const views = [
    ["joined", joined, [...opened, ...unused]],
    ["opened", opened, unused],
    ["unused", unused, [...joined, ...opened]],
    ["all", [...joined, ...opened, ...unused], []],
  ] as const;
  for (const [view, there, elsewhere] of views) {
    const page = await read(`/admin/referrals?view=${view}`);
    for (const code of there) expect(page, view).toContain(code);
    for (const code of elsewhere) expect(page, view).not.toContain(code);
  }
});
