import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { unsubscribeToken } from "#app/domain/notifications/unsubscribe-token.server.ts";
import { query } from "#tests/support/database.ts";
import { httpClient } from "#tests/support/http-client.ts";
import { type OpenHouse, openHouse } from "#tests/support/open-house.ts";
import { hostileWords } from "#tests/support/tell-news.ts";

let house: OpenHouse;
let path = "";

beforeAll(async () => {
  house = await openHouse();
  const { accountId } = house.customers.ada;
  path = `/unsubscribe/${unsubscribeToken({ accountId, kind: "friend-joined" })}`;
});
afterAll(() => house?.server.stop());
beforeEach(() => query("delete from notification_preference"));

/** What a provider of mail sends: no cookies, no Origin, no Sec-Fetch-Site. */
const fromProvider = { origin: "", "sec-fetch-site": "" };

async function unwanted(): Promise<string[]> {
  const rows = await query<{ kind: string }>("select kind from notification_preference where not by_mail");
  return rows.map(({ kind }) => kind);
}

test.each([
  ["application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"],
  [
    "multipart/form-data; boundary=x",
    '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
  ],
])("P-12: one POST without cookies and without Origin stops mails of that kind (%s)", async (type, body) => {
  const ask = { headers: { ...fromProvider, "content-type": type }, body };
  const answer = await httpClient(house.server.origin).post(path, ask);
  expect(answer.status).toBe(200);
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect(await unwanted()).toEqual(["friend-joined"]);
  expect((await httpClient(house.server.origin).post(path, ask)).status, "a second time").toBe(200);
});

test("the POST from another site's page works too: the address itself is the proof", async () => {
  const headers = { origin: "https://mail.example", "sec-fetch-site": "cross-site" };
  expect((await httpClient(house.server.origin).post(path, { headers, body: "" })).status).toBe(200);
  expect(await unwanted()).toEqual(["friend-joined"]);
});

test("looking stops nothing: not by GET, HEAD or a scanner's prefetch, with or without words in the address", async () => {
  const client = httpClient(house.server.origin);
  for (const suffix of ["", "?List-Unsubscribe=One-Click", "?from=page"]) {
    for (const method of ["GET", "HEAD"]) {
      const answer = await client.ask(path + suffix, { method, headers: { "sec-purpose": "prefetch" } });
      expect(answer.status).toBe(200);
    }
  }
  expect(await unwanted()).toEqual([]);
});

test("the page has a button that stops the mails, and says so afterwards", async () => {
  const client = httpClient(house.server.origin);
  const page = await client.get(path);
  expect(page.body).toContain(`action="${path}?from=page"`);
  expect(page.body).toContain("somebody joins because of you");
  expect(page.body).not.toMatch(/ada@example|Ada/);
  const answer = await client.post(`${path}?from=page`, { form: {} });
  expect(answer).toMatchObject({ status: 303, headers: { location: path } });
  expect((await client.get(path)).body).toContain("These mails have stopped");
});

test.each([
  ["a letter less", (token: string) => token.slice(0, -1)],
  ["another kind", (token: string) => token.replace("friend-joined", "idea-answered")],
  ["nonsense", () => "x"],
  ["an address that is no text", () => "%E0%A4%A"],
])("a token with %s is not known and stops nothing", async (_name, change) => {
  const wrong = `/unsubscribe/${change(path.split("/").at(-1) ?? "")}`;
  const client = httpClient(house.server.origin);
  const answer = await client.post(wrong, { headers: fromProvider, body: "List-Unsubscribe=One-Click" });
  expect([403, 404]).toContain(answer.status);
  expect([400, 404]).toContain((await client.get(wrong)).status);
  expect(await unwanted()).toEqual([]);
});

test("the exemption from the check of origins is this one path and method", async () => {
  const client = httpClient(house.server.origin);
  for (const other of ["/unsubscribe", `${path}/more`, "/sign-in", "/theme"]) {
    expect((await client.post(other, { headers: fromProvider, body: "" })).status, other).toBe(403);
  }
  for (const method of ["PUT", "PATCH", "DELETE"]) {
    expect((await client.ask(path, { method, headers: fromProvider, body: "" })).status, method).toBe(403);
  }
  expect(await unwanted()).toEqual([]);
});

test("news is shown as text, leads to this site only, and is read when it is opened", async () => {
  const ada = await house.enter(house.customers.ada);
  const page = await ada.get("/notifications");
  expect(page.body).not.toMatch(/<script>document|<img src=x/);
  expect(page.body).toContain("&lt;script&gt;document");
  expect(page.body).not.toContain(hostileWords);
  const [hostile] = await query<{ id: string }>("select id from notification where kind = 'idea-commented'");
  const form = { intent: "open", id: hostile?.id ?? "" };
  expect(await ada.post("/notifications", { form })).toMatchObject({
    status: 303,
    headers: { location: "/ideas" },
  });
  const cleo = await house.enter(house.customers.cleo);
  const [waiting] = await query<{ id: string }>(
    "select id from notification where kind = 'agreement-to-accept' and key like '%/house/%'",
  );
  const others = await cleo.post("/notifications", { form: { intent: "open", id: waiting?.id ?? "" } });
  expect(others.headers["location"], "somebody else's news").toBe("/notifications");
  const waits = async () =>
    /Waiting for you<\/h2>(.*?)<\/section>/s.exec((await ada.get("/home")).body)?.[1] ?? "nothing";
  expect(await waits()).toContain("answered you");
  expect(await waits()).toContain("new agreement for you to accept");
  await ada.post("/notifications", { form: { intent: "read-all" } });
  expect(await waits(), "what was only to be read is gone").not.toContain("answered you");
  expect(await waits(), "what is to be done waits until it is done").toContain(
    "new agreement for you to accept",
  );
});

test("an empty form changes no preferences; ticks do", async () => {
  const ada = await house.enter(house.customers.ada);
  expect((await ada.post("/me/preferences", { form: { nothing: "" } })).status).toBe(400);
  expect(await unwanted()).toEqual([]);
  await ada.post("/me/preferences", { form: { intent: "save", byMail: "idea-answered" } });
  const kinds = await unwanted();
  expect(kinds).not.toContain("idea-answered");
  expect(kinds).toContain("friend-joined");
});
