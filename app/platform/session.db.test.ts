import { expect, test } from "vitest";
import { createCustomer } from "#tests/support/cast.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import {
  endAllSessions,
  endSession,
  endSessionOf,
  listSessions,
  readSession,
  startSession,
} from "./session.server.ts";

const minute = 60_000;
const day = 86_400_000;
const browser = { userAgent: "Kith tests", staff: false };
const { accountId } = await createCustomer("ada");

function later(milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}

test("the table holds nothing that opens a session", async () => {
  const { token } = await startSession(accountId, browser, now);
  const [row] = await query<{ id: string; dump: string }>(
    "select id, session::text as dump from session where account_id = $1",
    [accountId],
  );
  expect(token).toMatch(/^[a-z2-7]{40}$/);
  expect(row?.dump).not.toContain(token);
  expect(row?.id).toMatch(/^[0-9a-f]{64}$/);
  expect(await readSession(row?.id ?? "", now)).toBeNull();
  expect((await readSession(token, now))?.accountId).toBe(accountId);
});

test("a customer's session idles 14 days and lives 90", async () => {
  const { token } = await startSession(accountId, browser, now);
  expect(await readSession(token, later(13.9 * day))).not.toBeNull();
  for (const days of [27, 40, 53, 66, 79, 89.9])
    expect(await readSession(token, later(days * day)), String(days)).not.toBeNull();
  expect(await readSession(token, later(90 * day))).toBeNull();

  const idle = await startSession(accountId, browser, now);
  expect(await readSession(idle.token, later(14 * day))).toBeNull();
});

test("a session of staff idles 30 minutes and lives 12 hours", async () => {
  const { token, endsAt } = await startSession(accountId, { ...browser, staff: true }, now);
  expect(endsAt).toEqual(later(720 * minute));
  for (let minutes = 29; minutes < 720; minutes += 29)
    expect(await readSession(token, later(minutes * minute))).not.toBeNull();
  expect(await readSession(token, later(720 * minute))).toBeNull();

  const idle = await startSession(accountId, { ...browser, staff: true }, now);
  expect(await readSession(idle.token, later(30 * minute))).toBeNull();
});

test("the last use is written down once a minute", async () => {
  const { token } = await startSession(accountId, browser, now);
  const { id } = (await readSession(token, later(59_000))) ?? { id: "" };
  const seen = () => query<{ at: Date }>("select last_seen_at as at from session where id = $1", [id]);
  expect(await seen()).toEqual([{ at: now }]);
  await readSession(token, later(61_000));
  expect(await seen()).toEqual([{ at: later(61_000) }]);
});

test("sessions end one by one, all, and all but this", async () => {
  await endAllSessions(accountId);
  const [first, second, third] = await Promise.all(
    [1, 2, 3].map(() => startSession(accountId, browser, now)),
  );
  const tokens = [first, second, third].map((session) => session?.token ?? "");
  const alive = async () =>
    (await Promise.all(tokens.map((token) => readSession(token, now)))).map((session) => session !== null);
  const id = (await readSession(tokens[2] ?? "", now))?.id ?? "";

  await endSession(tokens[0] ?? "", now);
  expect(await alive()).toEqual([false, true, true]);
  expect(await endAllSessions(accountId, id)).toBe(1);
  expect(await alive()).toEqual([false, false, true]);
  expect((await listSessions(accountId, now)).map((session) => session.id)).toEqual([id]);

  const { accountId: another } = await createCustomer("bo");
  expect(await endSessionOf(another, id), "somebody else's session").toBe(false);
  expect(await endSessionOf(accountId, id)).toBe(true);
  expect(await alive()).toEqual([false, false, false]);
});
