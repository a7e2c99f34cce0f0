import { afterAll, beforeAll, expect, test } from "vitest";
import { changeStaffRole, disableStaff } from "#app/domain/people/change-staff.server.ts";
import { listSessions } from "#app/platform/session.server.ts";
import { callApi } from "#tests/support/api.ts";
import { query } from "#tests/support/database.ts";
import { httpClient } from "#tests/support/http-client.ts";
import { type OpenHouse, openHouse } from "#tests/support/open-house.ts";
import { linkIn, mailsTo } from "#tests/support/outbox.ts";
import { startApp } from "#tests/support/server.ts";

let house: OpenHouse;

beforeAll(async () => {
  house = await openHouse({ LOG_LEVEL: "debug" });
});
afterAll(() => house?.server.stop());

test("A-02, A-21: nobody ends the session of somebody else; the answer is the one for a session that is not there", async () => {
  const cleo = await house.enter(house.customers.cleo);
  const ada = await house.enter(house.customers.ada);
  const [session] = await listSessions(house.customers.cleo.accountId, new Date());
  const foreign = await ada.post("/me/sessions", { form: { sessionId: session?.id ?? "" } });
  const absent = await ada.post("/me/sessions", { form: { sessionId: "0".repeat(64) } });
  expect([foreign.status, foreign.headers.location]).toEqual([absent.status, absent.headers.location]);
  expect((await cleo.get("/home")).status).toBe(200);
  const staff = await house.enter(house.staff.maria);
  await staff.post("/admin/account", { form: { sessionId: session?.id ?? "" } });
  expect((await cleo.get("/home")).status).toBe(200);
});

test("A-02: signing out, a new password and 'everywhere' end the cookies they should, at once", async () => {
  const [one, two] = [await house.enter(house.customers.dov), await house.enter(house.customers.dov)];
  const kept = new Map(one.cookies);
  await one.post("/sign-out", { form: {} });
  expect((await httpClient(house.server.origin, kept).get("/home")).status).toBe(302);
  expect((await two.get("/home")).status).toBe(200);
  const three = await house.enter(house.customers.dov);
  await three.post("/me/sessions", { form: { intent: "everywhere" } });
  expect((await two.get("/home")).status).toBe(302);
});

test("A-02: staff who are disabled are out at once, and another role holds from the next request", async () => {
  const { maria, tom, nadia } = house.staff;
  const before = await house.enter(tom);
  expect((await before.get("/admin")).status).toBe(200);
  expect(await disableStaff(tom.id, { staffId: maria.id }, new Date())).toEqual({ kind: "disabled" });
  for (const path of ["/admin", "/admin/customers", "/admin?_data=routes%2Fadmin%2Foverview"]) {
    expect((await before.get(path)).status, path).not.toBe(200);
  }
  const again = await house.enter(tom);
  expect((await again.get("/admin")).status).toBe(404);
  const moderator = await house.enter(nadia);
  await changeStaffRole({ staffId: nadia.id, role: "executive" }, { staffId: maria.id }, new Date());
  expect((await moderator.get("/admin")).status).not.toBe(200);
});

test("A-01: a session cookie that somebody planted is not the one a visitor is signed in by", async () => {
  const planted = "a".repeat(40);
  const visitor = httpClient(house.server.origin, [["session", planted]]);
  await visitor.post("/sign-in", { form: { intent: "mail", email: "cleo@example.com" } });
  const mail = (await mailsTo("cleo@example.com")).at(-1);
  if (mail === undefined) throw new Error("no mail was written");
  const pressed = await visitor.post(linkIn(mail, "/link/"), { form: {} });
  expect(pressed.status).toBe(303);
  expect(visitor.cookies.get("session")).not.toBe(planted);
  expect((await httpClient(house.server.origin, [["session", planted]]).get("/home")).status).toBe(302);
  const [stored] = await query<{ id: string }>("select id from session order by created_at desc limit 1");
  expect((await httpClient(house.server.origin, [["session", stored?.id ?? ""]]).get("/home")).status).toBe(
    302,
  );
});

test("A-04: in production every cookie that holds a right is __Host-, Secure, HttpOnly and SameSite", async () => {
  const secret = "a secret of more than thirty-two characters";
  const settings = { KITH_MODE: "production", ORIGIN: "https://kith.example", SECRET: secret };
  const server = await startApp(process.env["DATABASE_URL"] ?? "", settings);
  const from = { origin: "https://kith.example" };
  const anyone = httpClient(server.origin);
  const answers = [
    await anyone.get(`/r/${house.code}`),
    await anyone.post("/theme", { form: { theme: "dark" }, headers: from }),
    await anyone.post("/sign-in", { form: { intent: "mail", email: "bo@example.com" }, headers: from }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([302, 303, 303]);
  const mail = (await mailsTo("bo@example.com")).at(-1);
  if (mail === undefined) throw new Error("no mail was written");
  answers.push(await anyone.post(linkIn(mail, "/link/"), { form: {}, headers: from }));
  answers.push(await anyone.post("/me", { form: { name: "Bo Lind" }, headers: from }));
  answers.push(await anyone.post("/sign-out", { form: {}, headers: from }));
  await server.stop();
  const cookies = answers.flatMap(({ headers }) => headers["set-cookie"] ?? []);
  const names = cookies.map((cookie) => cookie.split("=", 1)[0] ?? "");
  expect(names).toEqual(
    expect.arrayContaining(["kith_click", "kith_theme", "__Host-session", "__Host-flash"]),
  );
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/);
    expect(cookie).not.toMatch(/Domain=/i);
    if (!/^kith_(click|theme)=/.test(cookie)) expect(cookie).toMatch(/^__Host-/);
  }
});

test("A-25: the log holds no password, code, link, cookie, key or address, whatever goes on or wrong", async () => {
  const canaries = ["canary-password-5311", "canary-key-9270", "canary-mail-7788"];
  const client = httpClient(house.server.origin);
  await client.post("/sign-in", {
    form: { intent: "password", email: "ada@example.com", password: canaries[0] ?? "" },
  });
  await callApi(house.server.origin, "GET", "/api/v1/customers/ada-1", { key: canaries[1] ?? "" });
  const join = { name: "Canary", email: `${canaries[2]}@example.com` };
  await client.post("/join", { form: join });
  const mail = (await mailsTo(join.email)).at(-1);
  if (mail === undefined) throw new Error("no mail was written");
  const path = linkIn(mail, "/link/");
  await query("alter table account rename to account_away");
  const failed = await client.post(path, { form: {} });
  await query("alter table account_away rename to account");
  expect(failed.status).toBe(500);
  await client.post(path, { form: {} });
  await client.get("/home");
  const secrets = [
    ...canaries,
    path.split("/").at(-1) ?? "",
    client.cookies.get("session") ?? "",
    String(mail.props["code"]),
  ];
  expect(secrets.every((secret) => secret.length >= 6)).toBe(true);
  const said = house.server.said();
  expect(said).toContain("failed");
  expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
});
