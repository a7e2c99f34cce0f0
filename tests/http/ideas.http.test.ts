import { beforeAll, expect, test } from "vitest";
import { reviewIdea } from "#app/domain/ideas/review-idea.server.ts";
import { query } from "#tests/support/database.ts";
import { httpClient } from "#tests/support/http-client.ts";
import { type OpenHouse, openHouse } from "#tests/support/open-house.ts";
import { type AppServer, startApp } from "#tests/support/server.ts";

let house: OpenHouse;
let second: AppServer;
let ideaId: string;

beforeAll(async () => {
  house = await openHouse();
  second = await startApp(process.env["DATABASE_URL"] ?? "");
  ideaId = house.ids["ideaId"] ?? "";
  return async () => {
    await second.stop();
    await house.server.stop();
  };
});

const nonceOf = (policy: unknown) => /'nonce-([^']+)'/.exec(String(policy))?.[1] ?? "";
const votesIn = (html: string) =>
  /Vote for Export to the accountant&#x27;s format \((\d+) vote/.exec(html)?.[1];

test("the list is kept as rendered, each answer with a nonce of its own, and at most 15 kB of script", async () => {
  const client = httpClient(house.server.origin);
  const [first, again] = [await client.get("/ideas"), await client.get("/ideas")];
  expect(first.status).toBe(200);
  const nonces = [first, again].map(({ headers }) => nonceOf(headers["content-security-policy"]));
  expect(nonces[0]).not.toBe(nonces[1]);
  for (const [index, page] of [first, again].entries()) {
    const scripts = [...page.body.matchAll(/<script([^>]*)>/g)].map(([, attributes = ""]) => attributes);
    expect(scripts).toHaveLength(1);
    expect(scripts[0]).toContain(`nonce="${nonces[index]}"`);
  }
  expect(first.body.replaceAll(nonces[0] ?? "", "")).toBe(again.body.replaceAll(nonces[1] ?? "", ""));
  const source = /<script[^>]* src="([^"]+)"/.exec(first.body)?.[1] ?? "";
  const script = await client.get(source);
  expect(script.status).toBe(200);
  expect(Buffer.byteLength(script.body)).toBeLessThan(15_000);
});

test("a vote shows at once to everybody, in both processes, and once", async () => {
  const anybody = [httpClient(house.server.origin), httpClient(second.origin)];
  const dov = await house.enter(house.customers.dov);
  for (const expected of ["2", "3", "2", "3"]) {
    for (const client of anybody) expect(votesIn((await client.get("/ideas")).body)).toBe(expected);
    const form = { vote: expected === "2" ? "for" : "back", to: "/ideas" };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => dov.post(`/ideas/${ideaId}/vote`, { form })),
    );
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 303, headers: { location: "/ideas" } });
  }
});

test("who is not signed in is led to sign in and then to the idea", async () => {
  const answer = await httpClient(house.server.origin).post(`/ideas/${ideaId}/vote`, {
    form: { vote: "for", to: "//example.com" },
  });
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe(`/sign-in?to=${encodeURIComponent(`/ideas/${ideaId}`)}`);
  const ada = await house.enter(house.customers.ada);
  const back = await ada.post(`/ideas/${ideaId}/vote`, { form: { vote: "for", to: "//example.com" } });
  expect(back.headers.location).toBe(`/ideas/${ideaId}`);
  const foreign = await ada.post(`/ideas/${ideaId}/vote`, {
    form: { vote: "for" },
    headers: { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" },
  });
  expect(foreign.status).toBe(403);
});

test("what waits is there for its author and for staff alone", async () => {
  const [waiting] = await query<{ id: string }>("select id from idea where state = 'waiting' limit 1");
  const path = `/ideas/${waiting?.id}`;
  const status = async (who: "ada" | "bo" | "cleo") =>
    (await (await house.enter(house.customers[who])).get(path)).status;
  expect((await httpClient(house.server.origin).get(path)).status).toBe(404);
  expect(await status("cleo")).toBe(404);
  expect(await status("bo")).toBe(200);
  const nadia = await house.enter(house.staff.nadia);
  expect((await nadia.get(path)).status).toBe(200);
});

test("hiding an idea takes it off the kept pages at once", async () => {
  const client = httpClient(second.origin);
  expect((await client.get(`/ideas/${ideaId}`)).status).toBe(200);
  const by = { staffId: house.staff.nadia.id };
  await reviewIdea(ideaId, { review: "hide", note: null }, by, new Date());
  expect((await client.get(`/ideas/${ideaId}`)).status).toBe(404);
  expect(votesIn((await client.get("/ideas")).body)).toBeUndefined();
  await reviewIdea(ideaId, { review: "publish", note: null }, by, new Date());
  expect((await client.get(`/ideas/${ideaId}`)).status).toBe(200);
});

test("matches are found while typing, and nothing typed is HTML", async () => {
  const client = httpClient(house.server.origin);
  const answer = await client.get("/ideas/matches?q=acountants%20export");
  expect(JSON.parse(answer.body)).toMatchObject({ ideas: [{ id: ideaId }] });
  const page = await client.get(`/ideas?q=${encodeURIComponent("<img src=x onerror=alert(1)>")}`);
  expect(page.status).toBe(200);
  expect(page.body).not.toContain("<img src=x");
});

test("evil stories show as text", async () => {
  const evil = `<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)> ${"x".repeat(2_000)} ‮👋`;
  const ada = await house.enter(house.customers.ada);
  const sent = await ada.post("/ideas/new", {
    form: { title: "<b>Bold</b> & bald", story: evil, topic: "<i>" },
  });
  expect(sent.status).toBe(303);
  const page = await ada.get(sent.headers.location ?? "");
  expect(page.status).toBe(200);
  expect(page.body).not.toContain("<script>alert");
  expect(page.body).not.toContain("<img src=x");
  expect(page.body).not.toContain('href="javascript');
});

test("who shares a first idea reads that nobody else sees it yet", async () => {
  const dov = await house.enter(house.customers.dov);
  const form = { title: "Export invoices to the accountant's format", story: "", topic: "" };
  const sent = await dov.post("/ideas/new?title=Export", { form });
  expect(sent.status, sent.body.replace(/<[^>]+>/g, " ").slice(0, 1_500)).toBe(303);
  const page = await dov.get(sent.headers.location ?? "");
  expect(page.body).toContain('role="note"');
  expect(page.body).toContain("Nobody else sees this yet");
});
