import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { bootstrapApiKey } from "#app/platform/api-keys.server.ts";
import { operations } from "#app/routes/api/operations.server.ts";
import { bootstrapKey, callApi } from "#tests/support/api.ts";
import { query } from "#tests/support/database.ts";
import { startApi } from "./api-server.ts";

let origin = "";
let stop = async () => {};

beforeAll(async () => {
  ({ origin, stop } = await startApi());
  await bootstrapApiKey(bootstrapKey, new Date());
});
afterAll(() => stop());

/** Asks, and checks the answer against what the table promises. */
async function ask(method: string, path: string, body?: unknown) {
  const answer = await callApi(origin, method, path, {
    body,
    ...(method === "POST" ? { idempotencyKey: newId() } : {}),
  });
  const [bare = ""] = path.split("?");
  const operation = operations.find((one) => one.method === method && pattern(one.path).test(bare));
  const promised = operation?.answers[answer.status];
  if (promised !== undefined)
    expect(promised.schema.safeParse(answer.json).error?.issues, answer.text).toBeUndefined();
  return { status: answer.status, text: answer.text, json: answer.json as Record<string, never> };
}

function pattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
}

test("a customer is added, changed and read; what is left out stays", async () => {
  const path = "/api/v1/customers/caf%C3%A9%2F1";
  expect((await ask("GET", path)).status).toBe(404);
  const made = await ask("PUT", path, {
    email: "Ines@Example.com",
    name: "Ines",
    organization: "Pine",
    joinedAt: "2026-01-31",
  });
  expect(made.status, made.text).toBe(201);
  expect((await ask("PUT", path, { name: "Ines Roy" })).status).toBe(200);
  const read = await ask("GET", path);
  expect(read.json).toMatchObject({
    externalId: "café/1",
    email: "ines@example.com",
    name: "Ines Roy",
    organization: "Pine",
    joinedAt: "2026-01-31T00:00:00.000Z",
  });
});

test("a referral link is made on first asking and stays the same", async () => {
  await ask("PUT", "/api/v1/customers/ada-1", {});
  const first = await ask("GET", "/api/v1/customers/ada-1/referral-link");
  expect(first.status, first.text).toBe(200);
  expect(first.json).toMatchObject({ clicks: 0, joined: 0, bought: 0 });
  expect(first.json["url"]).toMatch(new RegExp(`/r/${first.json["code"]}$`));
  expect((await ask("GET", "/api/v1/customers/ada-1/referral-link")).text).toBe(first.text);
  expect((await ask("GET", "/api/v1/customers/nobody/referral-link")).status).toBe(404);
});

test("orders come in pages, each order once, also while new ones arrive", async () => {
  const order = (n: number) => ({
    source: "pages",
    externalId: `p-${n}`,
    customer: "page-1",
    placedAt: "2026-11-01",
    amountMinor: n,
    currency: "EUR",
  });
  for (const n of [1, 2, 3, 4, 5]) expect((await ask("POST", "/api/v1/orders", order(n))).status).toBe(201);
  const seen: number[] = [];
  let cursor = "";
  for (let pages = 0; pages < 5; pages++) {
    const page = await ask("GET", `/api/v1/orders?customer=page-1&limit=2${cursor}`);
    expect(page.status, page.text).toBe(200);
    seen.push(
      ...(page.json["data"] as unknown as { amountMinor: number }[]).map(({ amountMinor }) => amountMinor),
    );
    if (pages === 0) await ask("POST", "/api/v1/orders", order(6));
    if (page.json["next"] === null) break;
    cursor = `&cursor=${page.json["next"]}`;
  }
  expect(seen).toEqual([5, 4, 3, 2, 1]);
});

test("the value of a customer adds up to the entries, and the company's to the customers'", async () => {
  await query(
    "insert into value_parameters (version, margin_basis_points, created_at) values (2, 4000, now())",
  );
  const order = {
    source: "shop",
    externalId: "v-1",
    customer: "cleo-1",
    placedAt: "2026-11-01",
    amountMinor: 10_000,
    currency: "EUR",
  };
  expect((await ask("POST", "/api/v1/orders", order)).status).toBe(201);
  const refund = {
    source: "shop",
    orderExternalId: "v-1",
    externalId: "r-1",
    amountMinor: 2_500,
    refundedAt: "2026-11-02",
  };
  expect((await ask("POST", "/api/v1/refunds", refund)).status).toBe(201);
  const value = await ask("GET", "/api/v1/customers/cleo-1/value");
  expect(value.status, value.text).toBe(200);
  expect(value.json).toMatchObject({
    currency: "EUR",
    realisedMinor: 3_000,
    ownMinor: 3_000,
    expectedMinor: 0,
    expectedState: "not-fitted",
    realisedInterval80: [3_000, 3_000],
    grades: { A: 100, B: 0, C: 0, D: 0 },
  });
  const entries = value.json["entries"] as unknown as { amountMinor: number }[];
  expect(entries.reduce((sum, entry) => sum + entry.amountMinor, 0)).toBe(3_000);
  const summary = await ask("GET", "/api/v1/value/summary");
  expect(summary.status, summary.text).toBe(200);
  expect(summary.json).toMatchObject({
    currency: "EUR",
    contributionView: { realisedMinor: 3_000, expectedMinor: 0, components: { CLV: 3_000 } },
    parameters: {
      marginBasisPoints: 4000,
      rates: { referralLift: { family: "beta", alpha: 5, grade: "D" } },
    },
    state: "not-fitted",
    models: null,
  });
  expect((await ask("GET", "/api/v1/customers/nobody/value")).status).toBe(404);
});

test("exchange rates are taken once, a contradiction is told and changes nothing, and nonsense is named by its place", async () => {
  const usd = { day: "2026-10-30", currency: "USD", perEuro: 1.1573, source: "European Central Bank" };
  const send = (...rates: object[]) => ask("POST", "/api/v1/exchange-rates", { rates });
  const first = await send(usd, { ...usd, currency: "JPY", perEuro: "178.25" });
  expect([first.status, first.json], first.text).toEqual([201, { recorded: 2, known: 0, contradicting: [] }]);
  expect((await send(usd)).status).toBe(200);
  const other = await send({ ...usd, perEuro: 1.2 });
  expect(other.json).toEqual({
    recorded: 0,
    known: 0,
    contradicting: [{ day: usd.day, currency: "USD", perEuro: "1.2", inBooks: "1.1573000000" }],
  });
  const nonsense = [{ currency: "EUR" }, { day: "2026-02-30" }, { perEuro: 0 }, { day: "2199-01-01" }];
  const refused = await send(usd, ...nonsense.map((changes) => ({ ...usd, ...changes })));
  expect(refused.status, refused.text).toBe(422);
  expect((refused.json["errors"] as unknown as { path: string }[]).map(({ path }) => path)).toEqual([
    "rates.1",
    "rates.2",
    "rates.3",
    "rates.4",
  ]);
});

test("an order in another currency counts in the reporting one, by the rate of its day", async () => {
  const order = { source: "shop", customer: "dollar-1", currency: "USD", placedAt: "2026-11-01" };
  await ask("POST", "/api/v1/orders", { ...order, externalId: "usd-1", amountMinor: 11_573 });
  const value = await ask("GET", "/api/v1/customers/dollar-1/value");
  expect(value.json).toMatchObject({ currency: "EUR", realisedMinor: 4_000 });
  const entries = value.json["entries"] as unknown as { inputs: { sourceRef: string }[] }[];
  expect(entries[0]?.inputs.at(-1)).toMatchObject({ sourceRef: "exchange:USD:2026-10-30" });
});

test("what was measured of an outcome may say how, and whose margin rose; other words are refused by name", async () => {
  await ask("PUT", "/api/v1/customers/raised-1", {});
  const outcome = { externalId: "o-1", kind: "feature", state: "shipped", occurredAt: "2026-11-01" };
  const measured = { evidence: "B", raised: [{ customer: "raised-1", marginMinor: 5_000 }] };
  const told = await ask("POST", "/api/v1/outcomes", { ...outcome, measured });
  expect(told.status, told.text).toBe(201);
  const wrong = await ask("POST", "/api/v1/outcomes", {
    ...outcome,
    externalId: "o-2",
    measured: { evidence: "D", raised: [{ customer: "raised-1", marginMinor: 0 }] },
  });
  expect(wrong.status).toBe(422);
  expect((wrong.json["errors"] as unknown as { path: string }[]).map(({ path }) => path).sort()).toEqual([
    "measured.evidence",
    "measured.raised.0.marginMinor",
  ]);
});

test("a refund that exceeds its order is refused with what is left", async () => {
  const order = {
    source: "shop",
    externalId: "x-1",
    customer: "dov-1",
    placedAt: "2026-11-01",
    amountMinor: 100,
    currency: "EUR",
  };
  await ask("POST", "/api/v1/orders", order);
  const refund = {
    source: "shop",
    orderExternalId: "x-1",
    externalId: "xr-1",
    amountMinor: 101,
    refundedAt: "2026-11-02",
  };
  const answer = await ask("POST", "/api/v1/refunds", refund);
  expect(answer.status).toBe(422);
  expect(answer.json["detail"]).toContain("100");
});

test("contributions lead to an outcome, which takes later states", async () => {
  const contribution = {
    customer: "dov-1",
    kind: "reference-call",
    occurredAt: "2026-11-01",
    externalId: "c-1",
    quantity: 2,
    evidence: { url: "https://example.com" },
  };
  expect((await ask("POST", "/api/v1/contributions", contribution)).status).toBe(201);
  expect((await ask("POST", "/api/v1/contributions", contribution)).status).toBe(200);
  const outcome = { externalId: "deal-1", kind: "deal", customer: "dov-1", influencedBy: ["c-1"] };
  const open = await ask("POST", "/api/v1/outcomes", { ...outcome, state: "open", occurredAt: "2026-11-02" });
  expect(open.status, open.text).toBe(201);
  const won = {
    ...outcome,
    state: "won",
    occurredAt: "2026-11-03",
    marginMinor: 500_000,
    currency: "EUR",
    measured: { seats: 40 },
  };
  const later = await ask("POST", "/api/v1/outcomes", won);
  expect(later.status, later.text).toBe(201);
  expect(later.json["id"]).toBe(open.json["id"]);
  expect((await ask("POST", "/api/v1/outcomes", won)).status).toBe(200);
  const unknown = await ask("POST", "/api/v1/outcomes", {
    ...outcome,
    influencedBy: ["c-9"],
    state: "lost",
    occurredAt: "2026-11-04",
  });
  expect(unknown.status).toBe(422);
  expect(unknown.json["detail"]).toContain("c-9");
});

test("an import can be followed, and its lines read as JSON and as CSV", async () => {
  const text = "order_id,customer_id,email,placed_at,amount,currency\nf-1,dov-1,,2026-01-02,19.90,EUR\n";
  const sent = await callApi(origin, "POST", "/api/v1/imports?kind=orders&source=files", {
    text,
    type: "text/csv",
  });
  expect(sent.status, sent.text).toBe(202);
  const { id, href } = sent.json as { id: string; href: string };
  const found = await ask("GET", href);
  expect(found.status, found.text).toBe(200);
  expect(found.json).toMatchObject({ id, state: "queued", errorsHref: `${href}/errors` });
  await query(
    "insert into import_line (import_id, line, verdict, reason, excerpt) values ($1, 2, 'rejected', 'No \"date\"', '=1+1,x')",
    [id],
  );
  const lines = await ask("GET", `${href}/errors`);
  expect(lines.json).toEqual({
    data: [{ line: 2, verdict: "rejected", reason: 'No "date"', excerpt: "=1+1,x" }],
    next: null,
  });
  const csv = await callApi(origin, "GET", `${href}/errors?format=csv`);
  expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(csv.text).toBe(`line,verdict,reason,excerpt\r\n2,rejected,"No ""date""","'=1+1,x"\r\n`);
  expect((await ask("GET", "/api/v1/imports/not-an-id")).status).toBe(404);
});
