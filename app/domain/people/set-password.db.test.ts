import { expect, test } from "vitest";
import { readSession, startSession } from "#app/platform/session.server.ts";
import { createCustomer } from "#tests/support/cast.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { hasPassword } from "./account-queries.server.ts";
import { removePassword, setPassword } from "./set-password.server.ts";
import { signInWithPassword } from "./sign-in-with-password.server.ts";

const ada = await createCustomer("ada");
const later = new Date(now.getTime() + 11 * 60_000);
const password = " correct horse battery ";

async function session() {
  const started = await startSession(ada.accountId, { userAgent: "", staff: false }, now);
  const read = await readSession(started.token, now);
  if (read === null) throw new Error("no session");
  return {
    token: started.token,
    change: { accountId: ada.accountId, sessionId: read.id, sessionCreatedAt: now, present: "" },
  };
}

test("a fresh session sets a password, and the other sessions end", async () => {
  const [mine, other] = [await session(), await session()];
  expect(await setPassword({ ...mine.change, next: password }, now)).toEqual({ kind: "set" });
  expect(await readSession(other.token, now)).toBeNull();
  expect(await readSession(mine.token, now)).not.toBeNull();
  const [row] = await query<{ hash: string }>("select password_hash as hash from account where id = $1", [
    ada.accountId,
  ]);
  expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("signs in, exactly as typed, and gives the same answer to every failure", async () => {
  const sign = (email: string, typed: string) =>
    signInWithPassword({ email, password: typed, userAgent: "" }, now);
  expect(await sign(ada.email, password)).toMatchObject({ kind: "signed-in", staff: false });
  const bo = await createCustomer("bo");
  const failures = await Promise.all([
    sign(ada.email, password.trim()),
    sign(ada.email, "x".repeat(10_000)),
    sign(bo.email, password),
    sign("nobody@example.com", password),
  ]);
  for (const failure of failures) expect(failure).toEqual(failures[0]);
  expect(failures[0]).toMatchObject({ because: "no-match" });
});

test("an older session needs the present password", async () => {
  const { change } = await session();
  const next = "another long password";
  expect(await setPassword({ ...change, next }, later)).toMatchObject({ because: "not-proved" });
  expect(await setPassword({ ...change, present: "wrong", next }, later)).toMatchObject({
    because: "not-proved",
  });
  expect(await setPassword({ ...change, present: password, next }, later)).toEqual({ kind: "set" });
  expect(await removePassword({ ...change, present: password }, later)).toMatchObject({
    because: "not-proved",
  });
  expect(await removePassword({ ...change, present: next }, later)).toEqual({ kind: "removed" });
  expect(await hasPassword(ada.accountId)).toBe(false);
  expect(await setPassword({ ...change, next }, later), "an old session and no password").toMatchObject({
    because: "not-proved",
  });
});

test("weak passwords are refused before anything is hashed", async () => {
  const { change } = await session();
  for (const [next, because] of [
    ["password", "too-common"],
    ["short", "too-short"],
    ["x".repeat(10_000), "too-long"],
    ["OurCompany1", "names-the-house"],
  ] as const) {
    expect(await setPassword({ ...change, next }, now)).toMatchObject({ because });
  }
});

test("the audit log knows of it, and knows no secret", async () => {
  const events = await query<{ verb: string; dump: string }>(
    "select verb, activity_event::text as dump from activity_event",
  );
  expect(events.map((event) => event.verb)).toEqual(
    expect.arrayContaining(["password.set", "password.removed", "account.signed-in"]),
  );
  for (const event of events) expect(event.dump).not.toContain("correct horse");
});
