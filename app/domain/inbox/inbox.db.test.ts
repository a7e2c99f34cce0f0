import { expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { createCustomer, createStaff, type Person } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { answerThread } from "../open-door/answer-thread.server.ts";
import { openThread } from "../open-door/open-thread.server.ts";
import { setDoor } from "../open-door/set-door.server.ts";
import { saveEntries } from "../value/books/save-entries.server.ts";
import { grantedReward } from "../value/rules/granted-reward.ts";
import { inbox, inboxCounts } from "./inbox-queries.server.ts";

const ada = await createCustomer("ada");
const cleo = await createCustomer("cleo");
const maria = await createStaff("maria");
const nadia = await createStaff("nadia");
const tom = await createStaff("tom");
const set = await setDoor(
  { staffId: tom.id, sentence: "Write to me.", answerMinutes: 480 },
  { staffId: maria.id },
  daysFromNow(-10),
);
const doorPersonId = set.kind === "set" ? set.doorPersonId : "";
const owner = { staffId: maria.id, role: "owner" as const, name: maria.name };
const executive = { staffId: tom.id, role: "executive" as const, name: tom.name };

async function write(customer: Person, text: string, at: Date, confidential = false): Promise<string> {
  const thread = { threadId: newId(at), customerId: customer.id, doorPersonId, kind: "message" as const };
  expect((await openThread({ ...thread, confidential, text }, at)).kind).toBe("opened");
  return thread.threadId;
}

test("the promise at risk first, then the relationship that is worth most; each only to whom it may be shown", async () => {
  const grant = { id: newId(now), beneficiaryId: cleo.id, amountMinor: -128_400n, currency: "EUR" };
  await saveEntries(pool, [grantedReward(grant, 1, now)], now);
  await write(ada, "Not worth anything yet", now);
  await write(cleo, "Worth something", now);
  await write(ada, "Overdue", daysFromNow(-5));
  await write(ada, "In confidence", daysFromNow(-4), true);
  const answered = await write(ada, "Answered", daysFromNow(-3));
  await answerThread({ threadId: answered, messageId: newId(), text: "Yes" }, executive, daysFromNow(-2));

  const tomsRows = (await inbox(executive, "waiting", 1, now)).rows;
  expect(tomsRows.map(({ subject }) => subject)).toEqual([
    "Overdue",
    "In confidence",
    "Worth something",
    "Not worth anything yet",
  ]);
  expect(tomsRows.map(({ state }) => state)).toEqual(["late", "late", "open", "open"]);
  expect(tomsRows.map(({ worth }) => worth?.amountMinor ?? null)).toEqual([null, null, "128400", null]);
  expect((await inbox(owner, "waiting", 1, now)).rows.map(({ subject }) => subject)).toEqual([
    "Overdue",
    "Worth something",
    "Not worth anything yet",
  ]);
  expect((await inbox(owner, "answered", 1, now)).rows.map(({ subject }) => subject)).toEqual(["Answered"]);
  expect(await inboxCounts(executive)).toEqual({ waiting: 4, answered: 1, settled: 0 });
  expect(await inboxCounts({ staffId: nadia.id, role: "moderator" })).toEqual({
    waiting: 0,
    answered: 0,
    settled: 0,
  });
});
