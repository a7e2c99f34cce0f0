import { beforeEach, expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { query } from "#tests/support/database.ts";
import { mailsTo } from "#tests/support/outbox.ts";
import { outcomeOf } from "#tests/support/outcome-of.ts";
import { inbox } from "../inbox/inbox-queries.server.ts";
import { answerThread } from "./answer-thread.server.ts";
import { closeThread } from "./close-thread.server.ts";
import { deskThread, strandedThreads, waitingFor } from "./desk-queries.server.ts";
import { openDoors, ownThread, ownThreads } from "./open-door-queries.server.ts";
import { openThread } from "./open-thread.server.ts";
import { reassignThread } from "./reassign-thread.server.ts";
import { replyToThread } from "./reply-to-thread.server.ts";
import { setDoor } from "./set-door.server.ts";
import { reopenThread, settleThread } from "./settle-thread.server.ts";
import type { Asker } from "./visible-to.ts";

const ada = await createCustomer("ada");
const maria = await createStaff("maria");
const sam = await createStaff("sam");
const tom = await createStaff("tom");
const asMaria = { staffId: maria.id, role: "owner" as const, name: maria.name };
const asSam = { staffId: sam.id, role: "manager" as const, name: sam.name };
const asTom = { staffId: tom.id, role: "executive" as const, name: tom.name };
const monday = new Date("2026-11-23T10:00Z");
const friday = new Date("2026-11-27T10:00Z");
const set = await setDoor(
  { staffId: tom.id, sentence: "Tell me.", answerMinutes: 480 },
  { staffId: maria.id },
  monday,
);
const doorPersonId = set.kind === "set" ? set.doorPersonId : "";

beforeEach(async () => {
  await query("update staff set disabled_at = null");
  await query("delete from outbox_mail");
});

async function write(confidential = false): Promise<string> {
  const threadId = newId(monday);
  const words = { kind: "complaint" as const, confidential, text: "Thank you, that was all." };
  await openThread({ threadId, customerId: ada.id, doorPersonId, ...words }, monday);
  return threadId;
}

const later = new Date("2026-11-23T11:00Z");

function close(threadId: string, by: Asker & { name: string } = asTom, at = later) {
  return closeThread(
    { threadId, messageId: newId(at), reason: "You only thanked us: glad it works." },
    by,
    at,
  );
}

test("staff close what needs no answer, with a reason that the customer reads and may reopen", async () => {
  const threadId = await write();
  expect(await close(threadId, asSam)).toMatchObject({ because: "not-yours" });
  expect(await close(threadId)).toEqual({ kind: "closed" });
  expect(await close(threadId)).toEqual({ kind: "duplicate" });
  const thread = await ownThread(threadId, ada.id, monday);
  expect(thread?.settlement).toMatchObject({ state: "closed", by: tom.name });
  expect(thread?.messages.at(-1)).toMatchObject({
    text: "You only thanked us: glad it works.",
    by: { id: tom.id },
  });
  expect((await ownThreads(ada.id, monday))[0]).toMatchObject({ id: threadId, state: "closed" });
  expect(await mailsTo(ada.email)).toMatchObject([
    { props: { quote: "You only thanked us: glad it works." } },
  ]);
  expect((await inbox(asTom, "settled", 1, monday)).rows.map(({ id }) => id)).toContain(threadId);
  expect((await inbox(asTom, "answered", 1, monday)).rows.map(({ id }) => id)).not.toContain(threadId);
  expect((await waitingFor(tom.id, friday)).overdue).toBe(0);

  const words = { threadId, messageId: newId(), customerId: ada.id, text: "One thing is left." };
  expect(await replyToThread(words, friday)).toMatchObject({ because: "settled" });
  expect(await reopenThread(words, friday)).toEqual({ kind: "reopened" });
  expect((await waitingFor(tom.id, friday)).waiting).toBe(1);
  await answerThread({ threadId, messageId: newId(), text: "Done, too." }, asTom, friday);
  expect(await close(threadId, asTom, friday)).toMatchObject({ because: "nothing-waits" });
});

test("closing late is late, and only the customer says that it is settled", async () => {
  const threadId = await write();
  await close(threadId, asTom, friday);
  expect(await ownThread(threadId, ada.id, friday)).toMatchObject({ promise: { state: "kept-late" } });
  expect((await openDoors(friday)).find(({ staffId }) => staffId === tom.id)?.record.onTime).toBeLessThan(1);
  expect(await outcomeOf(threadId)).toEqual(["complaint-settled answered"]);
  const later = new Date(friday.getTime() + 60_000);
  expect(await settleThread({ threadId, customerId: ada.id, word: null }, later)).toEqual({
    kind: "settled",
  });
  expect(await outcomeOf(threadId)).toEqual(["complaint-settled answered", "complaint-settled settled"]);
});

test("an owner gives the confidential thread of somebody who left to a colleague without reading it", async () => {
  const threadId = await write(true);
  const input = { threadId, staffId: sam.id };
  expect(await reassignThread(input, asMaria, friday)).toMatchObject({ because: "not-stranded" });
  expect((await strandedThreads()).map(({ id }) => id)).not.toContain(threadId);
  await query("update staff set disabled_at = now() where id = $1", [tom.id]);
  const found = (await strandedThreads()).find(({ id }) => id === threadId);
  expect(found).toMatchObject({ customer: ada.name, holder: tom.name });
  expect(JSON.stringify(found)).not.toContain("Thank you");
  expect(await reassignThread({ threadId, staffId: tom.id }, asMaria, friday)).toMatchObject({
    because: "no-such-staff",
  });
  const answers = await Promise.all([1, 2, 3].map(() => reassignThread(input, asMaria, friday)));
  expect(answers.filter(({ kind }) => kind === "reassigned")).toHaveLength(1);
  expect(await deskThread(threadId, asMaria, friday)).toBeNull();
  expect(await deskThread(threadId, asSam, friday)).toMatchObject({ holder: { id: sam.id } });
  expect((await ownThread(threadId, ada.id, friday))?.delegations).toMatchObject([
    { from: tom.name, to: sam.name },
  ]);
  const [told] = await mailsTo(ada.email);
  expect(told).toMatchObject({ props: { heading: `${sam.name} answers you from now on` } });
  expect(JSON.stringify(told)).not.toContain("Thank you");
  const [event] = await query("select data from activity_event where verb = 'door.reassigned'");
  expect(event).toEqual({ data: { from: tom.name, to: sam.name } });
});
