import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { callApi } from "#tests/support/api.ts";
import { query } from "#tests/support/database.ts";
import { fingerprint } from "#tests/support/fingerprint.ts";
import { httpClient } from "#tests/support/http-client.ts";
import { type OpenHouse, openHouse } from "#tests/support/open-house.ts";
import { listRoutes } from "#tests/support/route-manifest.ts";

let house: OpenHouse;

beforeAll(async () => {
  house = await openHouse();
  await pause(2_000); // the import of the house ends
});
afterAll(() => house?.server.stop());

const odd = [
  "\0",
  "99999999999999999999",
  "1e15",
  "9007199254740991",
  "-1",
  "no-id",
  "' or 1=1 --",
  "a".repeat(3_000),
  "\ud800",
  "%",
];
const inQueries = [
  "q",
  "page",
  "cursor",
  "line",
  "state",
  "sort",
  "to",
  "from",
  "month",
  "verb",
  "actor",
  "who",
  "currency",
  "email",
  "by",
  "after",
  "before",
];

test("odd words in the query of a page are never our failure", async () => {
  const failures: string[] = [];
  for (const person of [house.staff.maria, house.customers.ada]) {
    const client = await house.enter(person);
    for (const { path } of listRoutes()) {
      for (const text of odd) {
        const words = new URLSearchParams(inQueries.map((name) => [name, text.slice(0, 300)]));
        const { status } = await client.get(`${fill(path)}?${words}`);
        if (status >= 500) failures.push(`${status} ${fill(path)} ${text}`);
      }
    }
  }
  expect(failures).toEqual([]);
}, 180_000);

const unlisted = {
  id: newId(),
  role: "owner",
  isAdmin: true,
  balance: 1,
  accountId: newId(),
  account_id: newId(),
  customerId: newId(),
  joinedAt: "2020-01-01",
  mailbox: "x@example.com",
  origin: "joined",
  createdAt: "2020-01-01",
  recordedAt: "2020-01-01",
  reward: { amountMinor: 1 },
  available: true,
};

test("W-12: no operation takes a field that it does not name", async () => {
  const order = {
    source: "shop",
    externalId: newId(),
    customer: "ada-1",
    placedAt: "2026-11-01",
    amountMinor: 5,
    currency: "EUR",
  };
  const bodies: [string, string, Record<string, unknown>][] = [
    ["POST", "/api/v1/orders", order],
    [
      "POST",
      "/api/v1/refunds",
      {
        source: "shop",
        orderExternalId: "house-1",
        externalId: newId(),
        amountMinor: 1,
        refundedAt: "2026-11-01",
      },
    ],
    [
      "POST",
      "/api/v1/contributions",
      { customer: "ada-1", kind: "reference-call", occurredAt: "2026-11-01", externalId: newId() },
    ],
    [
      "POST",
      "/api/v1/outcomes",
      { externalId: newId(), kind: "deal", state: "won", occurredAt: "2026-11-01" },
    ],
    ["PUT", "/api/v1/customers/ada-1", { name: "Ada Bell" }],
  ];
  const before = await fingerprint();
  for (const [method, path, body] of bodies) {
    const known = new Set(Object.keys(body));
    const attempts: [string, unknown][] = Object.entries(unlisted).filter(
      ([name]) => !known.has(name) && !(method === "PUT" && name === "joinedAt"),
    );
    for (const [name, value] of attempts) {
      const answer = await callApi(house.server.origin, method, path, {
        body: { ...body, [name]: value },
        idempotencyKey: newId(),
      });
      expect(answer.status, `${method} ${path} with ${name}`).toBe(422);
    }
    for (const name of ["__proto__", "constructor"]) {
      const text = JSON.stringify(body).replace(/}$/, `,"${name}":{"role":"owner","isAdmin":true}}`);
      const answer = await callApi(house.server.origin, method, path, { text, idempotencyKey: newId() });
      expect([400, 422], `${method} ${path} with ${name}: ${answer.text}`).toContain(answer.status);
    }
  }
  expect(await fingerprint()).toEqual(before);
});

test("W-01, W-05: no path leaves the folder of files, and no address leads elsewhere or adds a header", async () => {
  const anyone = httpClient(house.server.origin);
  for (const path of [
    "/assets/../../package.json",
    "/assets/..%2f..%2fpackage.json",
    "/assets/%2e%2e/%2e%2e/package.json",
    "/..%5c..%5cpackage.json",
    "/assets/....//package.json",
    "/.env",
    "/assets/%00",
    "/%2e%2e/package.json",
  ]) {
    const answer = await anyone.get(path);
    expect([400, 404], path).toContain(answer.status);
    expect(answer.body).not.toContain('"dependencies"');
  }
  for (const to of [
    "//evil.example",
    "https://evil.example",
    "/\\evil.example",
    "/%0d%0aSet-Cookie:a=b",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/.//evil.example",
    "///evil.example",
  ]) {
    const theme = await anyone.post("/theme", { form: { theme: "dark", returnTo: to } });
    expect(new URL(String(theme.headers.location), house.server.origin).origin, to).toBe(house.server.origin);
    expect(theme.rawHeaders.join("\n")).not.toContain("\nSet-Cookie\na=b");
    const mail = await httpClient(house.server.origin).post("/sign-in", {
      form: { intent: "mail", email: `${newId()}@example.com`, to },
    });
    expect(mail.status, to).toBe(303);
  }
  const kept = await query<{ to: string | null }>(
    "select payload->>'to' as to from sign_in_token where payload->>'to' is not null",
  );
  expect(kept.filter(({ to }) => /^(\/[/\\]|[^/])/.test(to ?? "/"))).toEqual([]);
  const owner = await house.enter(house.staff.maria);
  for (const shopUrl of [
    "javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "java\nscript:alert(1)",
    "file:///etc/passwd",
  ]) {
    await owner.post("/admin/settings/referrals", {
      form: { intent: "terms", windowDays: "90", welcome: "", shopUrl },
    });
  }
  expect(await query("select shop_url from referral_programme where shop_url is not null")).toEqual([]);
});

const fields = [
  "name",
  "email",
  "reason",
  "note",
  "welcome",
  "shopUrl",
  "amount",
  "code",
  "to",
  "company",
  "grantId",
  "sessionId",
  "staffId",
  "keyId",
  "returnTo",
  "present",
  "next",
  "password",
  "timeZone",
  "currency",
  "role",
  "windowDays",
  "margin",
];
const intentsOf: Record<string, string[]> = {
  "/sign-in": ["mail", "password"],
  "/admin/settings/referrals": ["terms", "rule"],
};

test("odd text in the fields of a form is never our failure", async () => {
  const failures: string[] = [];
  const sound = {
    email: "somebody@example.com",
    name: "Somebody",
    amount: "5",
    reason: "thanks a lot",
    currency: "EUR",
    windowDays: "90",
    welcome: "Hello",
  };
  for (const { path, hasAction, layouts } of listRoutes()) {
    if (!hasAction || path === "/sign-out") continue;
    const client = await house.enter(
      layouts.some((one) => one.includes("portal")) ? house.customers.ada : house.staff.maria,
    );
    for (const intent of intentsOf[path] ?? [""]) {
      for (const [field, text] of [
        ...fields.map((name) => [name, "a\0bcd"] as const),
        ["name", "9".repeat(900_000)] as const,
      ]) {
        const { status } = await client.post(fill(path), {
          form: { ...sound, grantId: newId(), intent, [field]: text },
        });
        if (status >= 500) failures.push(`${status} ${path} ${intent} ${field}`);
      }
    }
  }
  expect([...new Set(failures)]).toEqual([]);
}, 180_000);

function fill(path: string): string {
  if (path === "/*") return "/no-such-page";
  return path.replaceAll(/:(\w+)/g, (_, name: string) => house.ids[name] ?? `no-${name}`);
}
