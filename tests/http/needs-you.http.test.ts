import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "#tests/support/database.ts";
import { type OpenHouse, openHouse } from "#tests/support/open-house.ts";

let house: OpenHouse;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.server.stop());

/** What the overview says that a member of staff must do. */
async function needsOf(who: "maria" | "sam" | "nadia" | "tom"): Promise<string> {
  const client = await house.enter(house.staff[who]);
  const { body } = await client.get("/admin");
  const from = body.indexOf("Needs you");
  return body.slice(from, body.indexOf("This month", from)).replaceAll(/<!--.*?-->/g, "");
}

test("staff read what they must do themselves, and nothing that only others may", async () => {
  const [maria, sam, nadia, tom] = await Promise.all(
    (["maria", "sam", "nadia", "tom"] as const).map(needsOf),
  );
  expect(tom).toContain("1 customer waits for your answer");
  expect(sam).toContain("1 customer waits for your answer");
  for (const other of [maria, nadia]) expect(other).not.toContain("for your answer");
  for (const other of [nadia, tom]) expect(other).not.toMatch(/Enter your margin|Say who you are|left out/);
  expect(tom).not.toMatch(/to decide|to read|wrote to you/);
});

test("applications and unread words stand there for whoever may decide them", async () => {
  await query(
    "update idea set state = 'waiting' where id = (select id from idea where state = 'live' limit 1)",
  );
  for (const who of ["maria", "sam", "nadia"] as const) {
    expect(await needsOf(who)).toMatch(/applications? to decide/);
    expect(await needsOf(who)).toMatch(/ideas? (or|and) comments? to read/);
  }
  expect(await needsOf("tom")).not.toMatch(/to decide|to read/);
});

test("an answer takes the need away, wherever it is given", async () => {
  const [thread] = await query<{ id: string }>(
    "select id from door_standing where waits and holder_id = $1 and named_id = $1",
    [house.staff.tom.id],
  );
  const tom = await house.enter(house.staff.tom);
  const { body } = await tom.get(`/admin/inbox/${thread?.id}`);
  const messageId = /name="messageId" value="([0-9a-f-]{36})"/.exec(body)?.[1] ?? "";
  const form = { intent: "answer", messageId, text: "We open at eight from May." };
  expect((await tom.post(`/admin/inbox/${thread?.id}`, { form })).status).toBe(303);
  expect(await needsOf("tom")).not.toContain("for your answer");
  const waiting = await query(
    "select 1 from notification where account_id = $1 and kind = 'door-message' and done_at is null",
    [house.staff.tom.accountId],
  );
  expect(waiting).toEqual([]);
});

test("an answer of a colleague that is overdue stays with the owner until it is given, however often it is read", async () => {
  const overdue = "1 answer of a colleague is overdue";
  expect(await needsOf("maria")).not.toContain("overdue");
  const [late] = await query<{ promise_id: string }>(
    "select promise_id from door_standing where waits and holder_id = $1 limit 1",
    [house.staff.sam.id],
  );
  await query("alter table door_promise disable trigger user");
  await query(
    "update door_promise set made_at = now() - interval '2 days', due_at = now() - interval '1 day' where id = $1",
    [late?.promise_id],
  );
  await query("alter table door_promise enable trigger user");
  await query("update notification set read_at = now() where read_at is null");
  expect(await needsOf("maria")).toContain(overdue);
  for (const other of ["sam", "nadia", "tom"] as const) expect(await needsOf(other)).not.toContain(overdue);
});
