import { afterAll, beforeAll, expect, test } from "vitest";
import { callApi } from "#tests/support/api.ts";
import { query } from "#tests/support/database.ts";
import { type Answer, httpClient } from "#tests/support/http-client.ts";
import { type OpenHouse, openHouse } from "#tests/support/open-house.ts";
import { listRoutes } from "#tests/support/route-manifest.ts";

let house: OpenHouse;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.server.stop());

test("W-06, W-07: every page answers with the headers that protect it", async () => {
  const owner = await house.enter(house.staff.maria);
  const ada = await house.enter(house.customers.ada);
  for (const { path } of listRoutes()) {
    const filled =
      path === "/*"
        ? "/no-such-page"
        : path.replaceAll(/:(\w+)/g, (_, name: string) => house.ids[name] ?? "none");
    for (const client of [owner, ada, httpClient(house.server.origin)]) {
      expectProtected(filled, await client.get(filled));
    }
  }
});

test("W-06, W-07: so do files, machines' answers and refusals", async () => {
  const { origin } = house.server;
  const anyone = httpClient(origin);
  const page = await anyone.get("/sign-in");
  const script = /"(\/assets\/[^"]+\.js)"/.exec(page.body)?.[1] ?? "/assets/none.js";
  for (const path of [
    script,
    "/healthz",
    "/readyz",
    "/brand.css",
    "/brand-logo",
    `/r/${house.code}`,
    "/r/none",
    "/assets/none.js",
  ]) {
    expectProtected(path, await anyone.get(path), path.startsWith("/brand-logo"));
  }
  expectProtected(
    "POST from elsewhere",
    await anyone.post("/sign-in", { headers: { "sec-fetch-site": "cross-site" } }),
  );
  expectProtected("PUT", await anyone.ask("/sign-in", { method: "PUT" }));
  expectProtected("TRACE", await anyone.ask("/sign-in", { method: "TRACE" }));
  expectProtected("odd path", await anyone.get("/%E0%A4%A"));
  const api = await callApi(origin, "GET", "/api/v1/nothing");
  expectProtected("api", { ...api, rawHeaders: [], body: api.text } as unknown as Answer);
});

test("W-06, W-07: so does a failure of ours, and it says nothing of its cause", async () => {
  const owner = await house.enter(house.staff.maria);
  await query("alter table customer rename to customer_away");
  try {
    const answer = await owner.get("/admin/customers");
    expect(answer.status).toBe(500);
    expectProtected("a failure", answer);
    expect(answer.body).not.toMatch(/relation|does not exist|prisma|\.ts:\d|node_modules/i);
  } finally {
    await query("alter table customer_away rename to customer");
  }
});

test("W-06: the nonce of 1,000 answers is always another, and is not in the data of the page", async () => {
  const anyone = httpClient(house.server.origin);
  const seen = new Set<string>();
  for (let round = 0; round < 50; round++) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => anyone.get("/healthz")));
    for (const answer of answers) seen.add(nonceOf(answer) ?? "");
  }
  expect(seen.size).toBe(1000);
  const page = await (await house.enter(house.customers.ada)).get("/home");
  const nonce = nonceOf(page) ?? "no nonce";
  expect(page.body).toContain(`nonce="${nonce}"`);
  expect(page.body.replaceAll(`nonce="${nonce}"`, "")).not.toContain(nonce);
});

test("nothing of single fetch answers: it is switched off (ADR on turbo-stream)", async () => {
  const owner = await house.enter(house.staff.maria);
  for (const path of [
    "/_root.data",
    "/sign-in.data",
    "/admin.data",
    "/admin/customers.data?_routes=root",
    "/__manifest?p=/admin",
  ]) {
    const answer = await owner.get(path);
    expect(answer.status, path).toBe(404);
  }
});

function expectProtected(what: string, { headers }: Pick<Answer, "headers">, ownPolicy = false): void {
  const policy = String(headers["content-security-policy"] ?? "");
  if (!ownPolicy) {
    const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? [];
    expect(policy, what).toBe(
      `default-src 'self'; script-src 'nonce-${nonce}' 'strict-dynamic'; object-src 'none'; ` +
        "base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
    );
  }
  expect(headers["x-content-type-options"], what).toBe("nosniff");
  expect(headers["referrer-policy"], what).toMatch(
    /^(strict-origin-when-cross-origin|same-origin|no-referrer)$/,
  );
  expect(headers["cross-origin-opener-policy"], what).toBe("same-origin");
  expect(headers["cross-origin-resource-policy"], what).toBe("same-origin");
  expect(headers["permissions-policy"], what).toContain("camera=()");
  expect(headers["server"], what).toBeUndefined();
  expect(headers["x-powered-by"], what).toBeUndefined();
}

function nonceOf(answer: Answer): string | undefined {
  return /'nonce-([^']+)'/.exec(String(answer.headers["content-security-policy"]))?.[1];
}
