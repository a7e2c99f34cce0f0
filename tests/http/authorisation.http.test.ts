import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plainRoutes } from "#app/routes/plain.server.ts";
import { callApi } from "#tests/support/api.ts";
import type { Answer, HttpClient } from "#tests/support/http-client.ts";
import { httpClient } from "#tests/support/http-client.ts";
import { type OpenHouse, openHouse } from "#tests/support/open-house.ts";
import { type ListedRoute, listRoutes } from "#tests/support/route-manifest.ts";
import {
  expectations,
  openPlainRoutes,
  type Row,
  type Verdict,
  type Visitor,
  visitors,
} from "./route-expectations.ts";

const routes = listRoutes();
let house: OpenHouse;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.server.stop());

test("every route has a row, and every row a route", () => {
  expect(routes.map(({ path }) => path).sort()).toEqual(Object.keys(expectations).sort());
  const acting = routes.filter(({ hasAction }) => hasAction).map(({ path }) => path);
  const rows = Object.entries(expectations).filter(([, { post }]) => post !== undefined);
  expect(acting.sort()).toEqual(rows.map(([path]) => path).sort());
});

test.each(routes)("$path shows itself to the right people", async (route) => {
  const found: Partial<Record<Visitor, string>> = {};
  for (const visitor of visitors) {
    const client = await clientOf(visitor);
    const answer = await client.get(fill(route.path));
    found[visitor] = verdictOf(answer);
    expectNoCanary(route, visitor, answer);
  }
  expect(found).toEqual(rowOf(route).get);
});

test.each(routes)("$path gives its data apart to nobody else", async (route) => {
  for (const visitor of visitors) {
    const wanted = rowOf(route).get[visitor];
    if (wanted === "allowed") continue;
    for (const id of [route.id, ...route.layouts]) {
      const client = await clientOf(visitor);
      const answer = await client.get(`${fill(route.path)}?_data=${encodeURIComponent(id)}`);
      expectNoCanary(route, visitor, answer);
      // A layout may let in more people than a page inside it; a page without data has none to give (400).
      const open = id === route.id ? answer.status === 400 : layoutIsOpen(id, visitor);
      if (!open) expect(verdictOf(answer), `${id} to ${visitor}: ${explain(answer)}`).toBe(wanted);
    }
  }
});

test.each(routes.filter(({ hasAction }) => hasAction))("$path lets the right people act", async (route) => {
  const found: Partial<Record<Visitor, string>> = {};
  for (const visitor of visitors) {
    const client = await clientOf(visitor);
    const answer = await client.post(fill(route.path), { form: { nothing: "" } });
    found[visitor] = verdictOf(answer);
    expectNoCanary(route, visitor, answer);
  }
  expect(found).toEqual(rowOf(route).post);
});

test.each(routes.filter(({ hasAction }) => !hasAction))("$path takes no POST", async (route) => {
  for (const visitor of visitors) {
    const client = await clientOf(visitor);
    const answer = await client.post(fill(route.path), { form: { nothing: "" } });
    expect(verdictOf(answer), `${visitor}: ${explain(answer)}`).not.toBe("allowed");
  }
});

const withIds = routes.filter(({ path }) => /:(customerId|entryId|importId|purposeId|groupId)/.test(path));

test.each(withIds)("$path with an id that names nothing is absent", async (route) => {
  const client = await clientOf("owner");
  for (const id of [randomUUID(), "not-an-id", "1", "%00", "..%2f.."]) {
    const path = route.path.replaceAll(/:(customerId|entryId|importId|purposeId|groupId)/g, id);
    const looked = await client.get(path);
    expect(looked.status, `${path}: ${explain(looked)}`).toBe(404);
    if (!route.hasAction) continue;
    const acted = await client.post(path, { form: { nothing: "" } });
    expect(acted.status, `${path}: ${explain(acted)}`).toBe(404);
  }
});

test("a value entry is found under its own customer only", async () => {
  const client = await clientOf("owner");
  const path = `/admin/customers/${house.customers.cleo.id}/value/${house.ids["entryId"]}`;
  expect((await client.get(path)).status).toBe(404);
});

test("the plain routes without a key are the ones that are meant to be open", () => {
  const open = plainRoutes
    .filter(({ access }) => access === "anyone")
    .map(({ method, pattern }) => `${method} ${pattern}`);
  expect(open.sort()).toEqual([...openPlainRoutes].sort());
});

test.each(
  plainRoutes
    .filter(({ access }) => access === "api-key")
    .map(({ method, pattern }) => `${method} ${pattern}`),
)("%s asks for a key", async (operation) => {
  const [method = "", pattern = ""] = operation.split(" ");
  const path = pattern.replaceAll(/:\w+/g, "ada-1");
  for (const key of [null, "wrong", ""]) {
    const answer = await callApi(house.server.origin, method, path, {
      key,
      ...(method === "GET" ? {} : { body: {} }),
    });
    expect(answer.status, answer.text).toBe(401);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.headers["www-authenticate"]).toContain("Bearer");
  }
  const visitor = await clientOf("owner");
  const answer = await visitor.ask(path, { method, ...(method === "GET" ? {} : { body: "{}" }) });
  expect(answer.status, "a session is no key").toBe(401);
});

async function clientOf(visitor: Visitor): Promise<HttpClient> {
  const { customers, staff } = house;
  const people = {
    customer: customers.ada,
    otherCustomer: customers.cleo,
    moderator: staff.nadia,
    manager: staff.sam,
    executive: staff.tom,
    owner: staff.maria,
  };
  return visitor === "anonymous" ? httpClient(house.server.origin) : house.enter(people[visitor]);
}

function rowOf(route: ListedRoute): { get: Row; post?: Row } {
  const row = expectations[route.path];
  if (row === undefined) throw new Error(`tests/http/route-expectations.ts has no row for ${route.path}`);
  return row;
}

function fill(path: string): string {
  if (path === "/*") return "/no-such-page";
  return path.replaceAll(/:(\w+)/g, (_, name: string) => house.ids[name] ?? `no-${name}`);
}

function verdictOf(answer: Answer): Verdict | `status ${number}` {
  const { status } = answer;
  if (isToSignIn(answer)) return "sign-in";
  if (status === 404 || status === 405) return "absent";
  if (status === 403) return "forbidden";
  return status < 400 || status === 400 || status === 422 ? "allowed" : `status ${status}`;
}

function isToSignIn({ headers }: Answer): boolean {
  const to = headers.location ?? headers["x-remix-redirect"];
  return typeof to === "string" && new URL(to, house.server.origin).pathname === "/sign-in";
}

function layoutIsOpen(id: string, visitor: Visitor): boolean {
  const area = id.split("/")[1];
  const isCustomer = visitor === "customer" || visitor === "otherCustomer";
  if (area === "public") return true;
  return visitor !== "anonymous" && (area === "portal" ? isCustomer : !isCustomer);
}

/** Customers never see anything of a customer they have nothing to do with, whatever the status of the answer. */
function expectNoCanary(route: ListedRoute, visitor: Visitor, answer: Answer): void {
  const { ada, cleo } = house.customers;
  if (route.path.startsWith("/dev/")) return;
  const strangers =
    visitor === "customer" ? [cleo] : visitor === "otherCustomer" || visitor === "anonymous" ? [ada] : [];
  for (const stranger of strangers) {
    expect(answer.body).not.toContain(stranger.email);
    expect(answer.body).not.toContain(stranger.id);
    if (!route.path.startsWith("/invited/")) expect(answer.body).not.toContain(stranger.name);
  }
}

function explain(answer: Answer): string {
  const said = house.server.said().split("\n").slice(-6).join("\n");
  return `${answer.status} ${answer.headers.location ?? ""} ${answer.body.replaceAll(/\s+/g, " ").slice(0, 300)}\n${said}`;
}
