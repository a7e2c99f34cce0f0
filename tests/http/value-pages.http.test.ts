import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "#tests/support/database.ts";
import { type OpenHouse, openHouse } from "#tests/support/open-house.ts";
import { standValuation } from "#tests/support/standing-valuation.ts";

let house: OpenHouse;

beforeAll(async () => {
  house = await openHouse();
  await untilValued();
  const { ada, bo, dov } = house.customers;
  const forecasts = [
    { customerId: bo.id, amountMinor: 50_000 },
    { customerId: dov.id, amountMinor: 9_000 },
  ];
  const shares = [{ friendId: bo.id, referrerId: ada.id, amountMinor: 20_000 }];
  await standValuation({ at: new Date(), factor: 1.08, forecasts, shares });
});
afterAll(() => house?.server.stop());

/** Waits until the worker has done every valuation that was asked for. */
async function untilValued(): Promise<void> {
  const end = Date.now() + 30_000;
  const open = () => query("select 1 from graphile_worker.jobs where task_identifier = 'value-customers'");
  while ((await open()).length > 0) {
    if (Date.now() > end) throw new Error("the valuation did not end within 30 seconds");
    await pause(100);
  }
}

/** The words of a page, without its marks. */
async function read(path: string, who: "maria" | "tom" = "maria"): Promise<string> {
  const client = await house.enter(house.staff[who]);
  const { status, body } = await client.get(path);
  expect(status).toBe(200);
  return body.replaceAll(/<script[\s\S]*?<\/script>/g, "").replaceAll(/<!--.*?-->/g, "");
}

const words = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

test("the overview tells realised and expected apart, with the correction in words", async () => {
  const page = words(await read("/admin/value"));
  expect(page).toMatch(/Realised € ?\d+/u);
  expect(page).toContain("Expected in the next 36 months");
  expect(page).toContain("Judged by 2 forecasts of the past, 8 % more comes than the model says");
  expect(page).toContain("multiplied by 1.08");
  expect(page).toContain("over all it cancels to the cent");
});

test("a forecast that no night has followed is said to be old", async () => {
  expect(words(await read("/admin/value"))).not.toContain("A night has gone by");
  await query("alter table valuation disable trigger rows_never_change");
  await query("update valuation set at = at - interval '3 days'");
  expect(words(await read("/admin/value"))).toContain("A night has gone by without a new one");
  await query("update valuation set at = at + interval '3 days'");
  await query("alter table valuation enable trigger rows_never_change");
});

test("one click removes all defaults and says what goes", async () => {
  expect(await read("/admin/value")).toContain('href="/admin/value?without=defaults"');
  const without = words(await read("/admin/value?without=defaults"));
  expect(without).toContain("Relationship value of all customers, without defaults");
  expect(without).toContain("What is left out on this page");
  expect(without).toContain("Put the defaults back");
});

test("a valuation under way shows how far it has come, and the page looks again without script", async () => {
  const moment = new Date();
  await query(
    "insert into valuation_progress (step, done, total, began_at, updated_at) values ('Customers', 1200, 4800, $1, $1) on conflict (id) do update set step = 'Customers', done = 1200, total = 4800, updated_at = $1",
    [moment],
  );
  const page = await read("/admin/value");
  expect(page).toContain("1,200 of 4,800");
  expect(page).toMatch(/<noscript><meta http-?equiv="refresh"/i);
  await query("update valuation_progress set updated_at = now() - interval '1 hour'");
  const silent = await read("/admin/value");
  expect(words(silent)).toContain("Nothing was heard of it since");
  expect(silent).not.toMatch(/http-?equiv="refresh"/i);
  await query("delete from valuation_progress");
});

test("the matrix links every dot and row to its customer and keeps its filter in the address", async () => {
  const { ada, bo } = house.customers;
  const page = await read("/admin/value/matrix");
  expect(page).toContain(`<a href="/admin/customers/${ada.id}" tabindex="-1">`);
  expect(page).toContain(`href="/admin/customers/${bo.id}"`);
  expect(page).toContain("/admin/value/matrix.csv");
  expect(words(page)).toContain("Champions");
  const advocates = await read("/admin/value/matrix?quadrant=advocates&count=expected&sort=nonsense&page=-3");
  const list = advocates.slice(advocates.indexOf('id="list"'));
  expect(list).toContain(ada.id);
  expect(list).not.toContain(bo.id);
  expect(words(await read("/admin/value/matrix?quadrant=advocates&page=7"))).toContain("Nobody is here");
});

test("files hold what the pages show, and nothing that a spreadsheet would run", async () => {
  await query("update customer set name = '=1+1', external_id = '@cmd' where id = $1", [
    house.customers.dov.id,
  ]);
  const client = await house.enter(house.staff.tom);
  const matrix = await client.get("/admin/value/matrix.csv?count=realised");
  expect(matrix.headers["content-type"]).toContain("text/csv");
  expect(matrix.body.split("\r\n")[0]).toBe(
    "customer_id,customer,quadrant,Own purchases,Brought by referrals,currency,counts",
  );
  expect(matrix.body).toContain("'@cmd,'=1+1,");
  const bo = matrix.body.split("\r\n").find((line) => line.startsWith("bo-1,"));
  expect(bo).toMatch(/^bo-1,Bo Lind,\w+,40\.00,/);
  const equity = await client.get("/admin/value/equity.csv");
  const columns = equity.body
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
  const cents = (text: string | undefined) => Math.round(Number(text) * 100);
  for (const at of [1, 2, 3, 4]) {
    const amounts = columns.slice(1).map((line) => cents(line[at]));
    expect(amounts.slice(0, -1).reduce((sum, amount) => sum + amount, 0)).toBe(amounts.at(-1));
  }
  const months = await client.get("/admin/value/by-month.csv");
  expect(months.body).toContain("month,Purchases,Referrals,");
  const levers = await client.get("/admin/value/levers.csv?by=year");
  expect(levers.body.split("\r\n")[1]).toMatch(/^2026,/);
});

test("the levers say what each would bring", async () => {
  const page = words(await read("/admin/value/levers"));
  expect(page).toContain("10 % more would bring, in 36 months");
  expect(page).toContain("All together");
});

test("only those who manage may have everything valued, and the audit log says who asked", async () => {
  expect(await read("/admin/value")).toContain("Value everything now");
  expect(await read("/admin/value", "tom")).not.toContain("Value everything now");
  const tom = await house.enter(house.staff.tom);
  expect((await tom.post("/admin/value", { form: {} })).status).toBe(403);
  const elsewhere = await house.enter(house.staff.maria);
  const foreign = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
  expect((await elsewhere.post("/admin/value", { form: {}, headers: foreign })).status).toBe(403);
  expect(await query("select 1 from activity_event where verb = 'valuation.requested'")).toHaveLength(0);

  const before = await query<{ made: number }>("select count(*)::int as made from valuation");
  const maria = await house.enter(house.staff.maria);
  const answer = await maria.post("/admin/value", { form: {} });
  expect(answer).toMatchObject({ status: 303, headers: { location: "/admin/value" } });
  const events = await query<{ actor_id: string }>(
    "select actor_id from activity_event where verb = 'valuation.requested'",
  );
  expect(events).toEqual([{ actor_id: house.staff.maria.id }]);
  await untilValued();
  const after = await query<{ made: number }>("select count(*)::int as made from valuation");
  expect(after[0]?.made).toBe((before[0]?.made ?? 0) + 1);
  expect(await read("/admin/audit")).toContain("Asked to value everything anew");
});

test("before anything is known, every page says what is missing and where to go", async () => {
  await query("update standing_valuation set valuation_id = null");
  const levers = words(await read("/admin/value/levers"));
  expect(levers).toContain("Frequency and duration are not known yet");
  const value = words(await read("/admin/value"));
  expect(value).toContain("not measured yet: no forecast has been made from your orders");
  await query("update company set currency = 'JPY'");
  expect(words(await read("/admin/value"))).toContain("Value");
  expect(words(await read("/admin/value/matrix"))).toContain("Nobody has a value yet");
  expect(words(await read("/admin/value/levers"))).toContain("No orders yet");
});
