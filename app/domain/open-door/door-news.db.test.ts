import { beforeEach, expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer, createStaff, type Person } from "#tests/support/cast.ts";
import { query } from "#tests/support/database.ts";
import { waitingFor } from "../notifications/notification-queries.server.ts";
import { answerThread } from "./answer-thread.server.ts";
import { handOver } from "./hand-over.server.ts";
import { openThread } from "./open-thread.server.ts";
import { replyToThread } from "./reply-to-thread.server.ts";
import { setDoor } from "./set-door.server.ts";
import { reopenThread, settleThread } from "./settle-thread.server.ts";
import { tellOverdue } from "./tell-overdue.server.ts";

const ada = await createCustomer("ada");
const maria = await createStaff("maria");
const sam = await createStaff("sam");
const tom = await createStaff("tom");
const asMaria = { staffId: maria.id, role: "owner" as const, name: maria.name };
const asSam = { staffId: sam.id, role: "manager" as const, name: sam.name };
const asTom = { staffId: tom.id, role: "executive" as const, name: tom.name };
const monday = new Date("2026-11-23T10:00Z");
const nextMonday = new Date("2026-11-30T10:00Z");
const set = await setDoor(
  { staffId: tom.id, sentence: "Tell me.", answerMinutes: 480 },
  { staffId: maria.id },
  monday,
);
const doorPersonId = set.kind === "set" ? set.doorPersonId : "";

beforeEach(() => query("delete from notification"));

async function write(confidential = false): Promise<string> {
  const threadId = newId(monday);
  const words = { kind: "message" as const, confidential, text: "The export is broken." };
  await openThread({ threadId, customerId: ada.id, doorPersonId, ...words }, monday);
  return threadId;
}

function staffWaits(person: Person) {
  return waitingFor(person.accountId, "staff").then((notices) => notices.map(({ kind }) => kind).sort());
}

function adaWaits() {
  return waitingFor(ada.accountId, "customers").then((notices) => notices.map(({ kind }) => kind));
}

test("a message waits for whoever holds it until it is answered, handed on or settled", async () => {
  const threadId = await write();
  expect(await staffWaits(tom)).toEqual(["door-message"]);
  await handOver({ threadId, staffId: sam.id }, asTom, monday);
  expect(await staffWaits(tom)).toEqual([]);
  expect(await staffWaits(sam)).toEqual(["door-message"]);
  await answerThread({ threadId, messageId: newId(), text: "It works again." }, asSam, monday);
  expect(await staffWaits(sam)).toEqual([]);

  const other = await write();
  expect(await staffWaits(tom)).toEqual(["door-message"]);
  await settleThread({ threadId: other, customerId: ada.id, word: null }, monday);
  expect(await staffWaits(tom)).toEqual([]);
});

test("an answer waits for the customer until they write on, settle or reopen", async () => {
  const threadId = await write();
  const answer = () => answerThread({ threadId, messageId: newId(), text: "Done." }, asTom, monday);
  await answer();
  expect(await adaWaits()).toEqual(["door-answered"]);
  await replyToThread({ threadId, messageId: newId(), customerId: ada.id, text: "Not quite." }, monday);
  expect(await adaWaits()).toEqual([]);
  await answer();
  await settleThread({ threadId, customerId: ada.id, word: null }, monday);
  expect(await adaWaits()).toEqual([]);
  await reopenThread({ threadId, messageId: newId(), customerId: ada.id, text: "It is back." }, monday);
  await answer();
  expect(await adaWaits()).toEqual(["door-answered"]);
});

test("that a confidential answer is overdue goes from the owner's list, too, when it is given", async () => {
  const threadId = await write(true);
  await tellOverdue(nextMonday);
  expect(await staffWaits(tom)).toEqual(["door-message", "door-overdue"]);
  const [told] = await waitingFor(maria.accountId, "staff");
  expect(told).toMatchObject({ data: { holder: tom.name, path: "/admin/inbox" }, untilDone: false });
  expect(JSON.stringify(told)).not.toContain(threadId);
  await answerThread({ threadId, messageId: newId(), text: "I am sorry." }, asTom, nextMonday);
  expect(await staffWaits(tom)).toEqual([]);
  expect(await staffWaits(maria)).toEqual([]);
  expect(await handOver({ threadId, staffId: sam.id }, asMaria, nextMonday)).toMatchObject({
    because: "no-such-thread",
  });
});
