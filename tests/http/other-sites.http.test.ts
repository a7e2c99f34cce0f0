import { afterAll, beforeAll, expect, test } from "vitest";
import { fingerprint } from "#tests/support/fingerprint.ts";
import { type OpenHouse, openHouse } from "#tests/support/open-house.ts";
import { listRoutes } from "#tests/support/route-manifest.ts";

const routes = listRoutes();
const actions = routes.filter(({ hasAction }) => hasAction);
let house: OpenHouse;

beforeAll(async () => {
  house = await openHouse();
  await untilQuiet();
});
afterAll(() => house?.server.stop());

/** Where a forged request may come from. An empty header is left out. */
const strangers: [name: string, headers: (origin: URL) => Record<string, string>][] = [
  ["no Origin, from another site", () => ({ origin: "", "sec-fetch-site": "cross-site" })],
  ["no Origin and no word where from", () => ({ origin: "", "sec-fetch-site": "" })],
  ["the origin null", () => ({ origin: "null", "sec-fetch-site": "" })],
  ["another site", () => ({ origin: "https://evil.example", "sec-fetch-site": "cross-site" })],
  [
    "another site, in a browser without Sec-Fetch-Site",
    () => ({ origin: "https://evil.example", "sec-fetch-site": "" }),
  ],
  ["a sub-domain", ({ host }) => ({ origin: `http://evil.${host}`, "sec-fetch-site": "same-site" })],
  [
    "a sub-domain, in a browser without Sec-Fetch-Site",
    ({ host }) => ({ origin: `http://evil.${host}`, "sec-fetch-site": "" }),
  ],
  ["a host that begins like ours", ({ host }) => ({ origin: `https://${host}.evil`, "sec-fetch-site": "" })],
  ["our host under another scheme", ({ host }) => ({ origin: `https://${host}`, "sec-fetch-site": "" })],
  ["another port of our host", ({ hostname }) => ({ origin: `http://${hostname}:1`, "sec-fetch-site": "" })],
];

const bodies: [type: string, body: string][] = [
  ["application/x-www-form-urlencoded", "intent=save&name=Evil&email=evil%40example.com"],
  ["application/json", '{"intent":"save","name":"Evil"}'],
  ["text/plain", "intent=save&name=Evil"],
  [
    "multipart/form-data; boundary=x",
    '--x\r\nContent-Disposition: form-data; name="intent"\r\n\r\nsave\r\n--x--\r\n',
  ],
];

test.each(strangers)("A-05: nothing is done for a request from %s", async (_name, headersFrom) => {
  const headers = headersFrom(new URL(house.server.origin));
  const owner = await house.enter(house.staff.maria);
  const ada = await house.enter(house.customers.ada);
  const before = await fingerprint();
  for (const route of actions) {
    const client = route.path.startsWith("/admin") ? owner : ada;
    for (const [type, body] of bodies) {
      const answer = await client.post(fill(route.path), {
        headers: { ...headers, "content-type": type },
        body,
      });
      expect(answer.status, `${route.path} ${type}`).toBe(403);
      expect(answer.headers["set-cookie"], route.path).toBeUndefined();
    }
  }
  expect(await fingerprint()).toEqual(before);
});

test("A-06: looking changes nothing, by GET or HEAD, whoever looks", async () => {
  const people = [house.staff.maria, house.customers.ada];
  const clients = await Promise.all(people.map(house.enter));
  const before = await fingerprint();
  for (const route of routes) {
    for (const client of clients) {
      for (const method of ["GET", "HEAD"]) {
        const answer = await client.ask(`${fill(route.path)}?intent=save&name=Evil`, { method });
        expect(answer.status, `${method} ${route.path}`).toBeLessThan(500);
        if (method === "HEAD") expect(answer.body).toBe("");
      }
    }
  }
  expect(await fingerprint()).toEqual(before);
});

/** The import of the house is worked off in the background; it has to be over before rows are compared. */
async function untilQuiet(): Promise<void> {
  let last = await fingerprint();
  for (let attempt = 0; attempt < 20; attempt++) {
    await new Promise((done) => setTimeout(done, 500));
    const next = await fingerprint();
    if (JSON.stringify(next) === JSON.stringify(last)) return;
    last = next;
  }
}

function fill(path: string): string {
  if (path === "/*") return "/no-such-page";
  return path.replaceAll(/:(\w+)/g, (_, name: string) => house.ids[name] ?? `no-${name}`);
}
