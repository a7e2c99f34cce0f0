import { afterAll, beforeAll, expect, test } from "vitest";
import { valueCustomers } from "#app/domain/value/forecast/value-customers.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { query } from "#tests/support/database.ts";
import type { HttpClient } from "#tests/support/http-client.ts";
import { type OpenHouse, openHouse } from "#tests/support/open-house.ts";

let house: OpenHouse;
let tom: HttpClient;
const dov = () => house.customers.dov.id;

beforeAll(async () => {
  house = await openHouse();
  tom = await house.enter(house.staff.tom);
  await valueCustomers(new Date());
});
afterAll(() => house?.server.stop());

const textOf = (body: string) =>
  body
    .slice(body.indexOf("<main"), body.indexOf("</main>"))
    .replaceAll(/<!--.*?-->/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");

test("a customer's page tells realised and expected apart, the median beside the mean, and how likely they are still there", async () => {
  const { status, body } = await tom.get(`/admin/customers/${dov()}`);
  expect(status).toBe(200);
  const text = textOf(body);
  for (const words of [
    /Bought every \d+ (days|weeks|months), (silent for|last on) .* likely to be still with you\./,
    "Realised relationship value",
    "Expected in the next 36 months",
    /half of all customers like this bring less than €[\d,]+\./,
    "How it comes about",
    "Own purchases to come",
    "Realised and expected",
    "Purchases to come Expected",
  ]) {
    expect(text).toMatch(words);
  }
});

test("the forecast of a customer has a page that leads to order, model and settings; another address has none", async () => {
  const page = await tom.get(`/admin/customers/${dov()}/value/to-come`);
  expect(page.status).toBe(200);
  const text = textOf(page.body);
  for (const words of ["chance to be still there", "purchases to come in 36 months", "Order house-2"])
    expect(text).toContain(words);
  const valuation = /\/admin\/value\/model\?valuation=([0-9a-f-]{36})/.exec(page.body)?.[1];
  expect((await tom.get(`/admin/value/model?valuation=${valuation}`)).status).toBe(200);
  for (const address of ["to-come-from-x", `to-come-for-${dov()}`, "gone", newId()]) {
    expect((await tom.get(`/admin/customers/${dov()}/value/${address}`)).status).toBe(404);
  }
});

test("the churn watch goes to a file that no spreadsheet runs", async () => {
  await query("update customer set name = '=HYPERLINK(1)' where id = $1", [dov()]);
  const page = await tom.get("/admin/value/churn");
  expect(textOf(page.body)).toContain("=HYPERLINK(1)");
  const { status, body, headers } = await tom.get("/admin/value/churn.csv?view=all");
  expect(status).toBe(200);
  expect(headers["content-type"]).toContain("text/csv");
  const [head, ...lines] = body.trim().split("\r\n");
  expect(head).toMatch(/^customer,customer id,organisation,currency,value at risk/);
  expect(lines.some((line) => line.startsWith("'=HYPERLINK(1),dov-1,"))).toBe(true);
  expect(lines.every((line) => !/(^|,)[=+@]/.test(line))).toBe(true);
  expect((await tom.get("/admin/value/churn?view=x&page=-4")).status).toBe(200);
  expect(textOf((await tom.get("/admin/value/churn?page=900")).body)).toContain("Nobody");
});

test("the model card tells parameters with their errors in words, and warns where customers are few", async () => {
  const text = textOf((await tom.get("/admin/value/model")).body);
  expect(text).toMatch(/When customers buy: M?BG\/NBD/);
  expect(text).toMatch(/r [\d.,]+ ± [\d.,]+ how alike customers are in how often they buy/);
  expect(text).toMatch(/With \d+ customers this is a range, not a forecast/);
  expect(text).toContain("Same rate");
  for (const other of ["nonsense", newId()]) {
    expect((await tom.get(`/admin/value/model?valuation=${other}`)).status).toBe(404);
  }
});

test("the model card says one price, for whom a forecast of the past was right, and where one model of amounts does not fit", async () => {
  const id = newId();
  const onePrice = {
    state: "fitted",
    prior: "one-price",
    parameters: { p: 10_000, q: 10_001, gamma: 4_900 },
    standardErrors: { p: 0, q: 0, gamma: 3 },
    logLikelihood: -79,
    evaluations: 1_700,
    covariance: [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 4e-7],
    ],
  };
  const found = { expected: 54.9, low: 44, high: 66, actual: 59 };
  const origin = { day: "2026-01-01", customers: 424, ...found, coverage: 0.8 };
  const calibration = {
    ...{ factor: 1, mean: 0, deviation: 0.1, backtests: 1, weeks: 26, sampled: 424, coverage: 0.8 },
    origins: [origin],
  };
  const byFrequency = {
    day: "2026-01-01",
    before: [{ from: 3, to: 5, customers: 100, ...found }],
    after: [{ from: 6, to: null, ...found }],
  };
  const insert = (valuation: string, digest: string, kept: object, meanSpend: number) =>
    query(
      `insert into valuation (id, at, parameters_version, currency, customers, models, calibration, totals, digest, began_at, ended_at)
       select $1, now(), v.parameters_version, v.currency, v.customers, v.models || jsonb_build_object('spend', $2::jsonb, 'meanSpend', $5::float8),
         $3::jsonb, v.totals, $4, now(), now()
       from valuation v join standing_valuation s on s.valuation_id = v.id`,
      [valuation, JSON.stringify(onePrice), JSON.stringify(kept), digest, meanSpend],
    );
  await insert(id, "one-price", { ...calibration, byFrequency }, 4_900);
  const text = textOf((await tom.get(`/admin/value/model?valuation=${id}`)).body);
  expect(text).toContain("What they spend: one price");
  expect(text).toContain("€49 on average");
  expect(text).toContain("10,001, held");
  expect(text).not.toContain("groups that pay very differently");
  expect(text).toMatch(/For whom it would have been right The forecast made for 1 Jan 26/);
  expect(text).toMatch(/3–5 100 0\.55 0\.44 and 0\.66 0\.59 yes/);
  expect(text).toMatch(/6\+ 55 44 and 66 59 yes/);
  const older = newId();
  await insert(older, "older", calibration, 700);
  const { status, body } = await tom.get(`/admin/value/model?valuation=${older}`);
  expect(status).toBe(200);
  expect(textOf(body)).not.toContain("For whom it would have been right");
  expect(textOf(body)).toContain("an order of somebody new is 7.0 times what a further order was");
});

test("where no model could be fitted, every page says why and what helps", async () => {
  const refused = { state: "refused", because: "no-repeat", reason: "nobody has bought a second time yet" };
  await query(
    `insert into valuation (id, at, parameters_version, currency, customers, models, calibration, totals, digest, began_at, ended_at)
     select $1, now(), v.parameters_version, v.currency, v.customers, v.models || jsonb_build_object('buying', $2::jsonb, 'spend', $2::jsonb),
       v.calibration, v.totals, 'none', now(), now()
     from valuation v join standing_valuation s on s.valuation_id = v.id`,
    [newId(), JSON.stringify(refused)],
  );
  await query("delete from value_forecast");
  await query(
    "update standing_valuation set valuation_id = (select id from valuation where digest = 'none')",
  );
  for (const path of ["/admin/value/model", "/admin/value/churn"]) {
    const text = textOf((await tom.get(path)).body);
    expect(text).toContain(
      "Nobody has bought a second time yet. As soon as some customers have bought again",
    );
  }
  for (const path of ["/admin", `/admin/customers/${dov()}`]) {
    const { status, body } = await tom.get(path);
    expect(status).toBe(200);
    expect(textOf(body)).toContain("not measured yet: nobody has bought a second time yet");
    expect(body).not.toContain("NaN");
  }
});
