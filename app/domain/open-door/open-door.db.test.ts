import { beforeAll, expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer, createStaff, type Person } from "#tests/support/cast.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { mailsTo } from "#tests/support/outbox.ts";
import { outcomeOf } from "#tests/support/outcome-of.ts";
import type { Role } from "../people/roles.ts";
import { answerThread } from "./answer-thread.server.ts";
import { deskThread, waitingFor } from "./desk-queries.server.ts";
import { handOver } from "./hand-over.server.ts";
import { markComplaint } from "./mark-complaint.server.ts";
import { openDoors, ownThread, ownThreads } from "./open-door-queries.server.ts";
import { openThread } from "./open-thread.server.ts";
import { replyToThread } from "./reply-to-thread.server.ts";
import { closeDoor, setDoor } from "./set-door.server.ts";
import { reopenThread, settleThread } from "./settle-thread.server.ts";
import { tellOverdue } from "./tell-overdue.server.ts";

let ada: Person;
let cleo: Person;
let maria: Person;
let sam: Person;
let nadia: Person;
let tom: Person;
let door: string;
const monday = new Date("2026-11-23T10:00Z");
const tuesday = new Date("2026-11-24T16:00Z");
const wednesday = new Date("2026-11-25T10:00Z");

beforeAll(async () => {
  ada = await createCustomer("ada");
  cleo = await createCustomer("cleo");
  maria = await createStaff("maria");
  sam = await createStaff("sam");
  nadia = await createStaff("nadia");
  tom = await createStaff("tom");
  const set = await setDoor(
    { staffId: tom.id, sentence: "Tell me what is wrong.", answerMinutes: 960 },
    { staffId: maria.id },
    now,
  );
  door = set.kind === "set" ? set.doorPersonId : "";
});

function asker(person: Person, role: Role) {
  return { staffId: person.id, role, name: person.name };
}

async function write(by: Person, more: Partial<Parameters<typeof openThread>[0]> = {}, at = now) {
  const threadId = newId(at);
  const thread = {
    threadId,
    customerId: by.id,
    doorPersonId: door,
    kind: "complaint" as const,
    confidential: false,
  };
  const answer = await openThread({ ...thread, text: "The export is broken.\nSince May.", ...more }, at);
  expect(answer.kind).toBe("opened");
  return more.threadId ?? threadId;
}

async function readersOf(threadId: string): Promise<string[]> {
  const staff: [Person, Role][] = [
    [maria, "owner"],
    [sam, "manager"],
    [nadia, "moderator"],
    [tom, "executive"],
  ];
  const names: string[] = [];
  for (const [person, role] of staff)
    if ((await deskThread(threadId, asker(person, role), now)) !== null) names.push(person.name);
  return names;
}

test("a thread promises an answer in working time, and writes down what was given", async () => {
  const id = await write(ada);
  const thread = await ownThread(id, ada.id, now);
  expect(thread).toMatchObject({
    subject: "The export is broken.",
    named: { name: tom.name },
    holder: { name: tom.name },
    promise: { dueAt: new Date("2026-11-24T17:00Z"), answeredAt: null, state: "open" },
    settlement: null,
  });
  expect(thread?.messages.map(({ text }) => text)).toEqual(["The export is broken.\nSince May."]);
  expect(await query("select kind, customer_id from contribution where subject_id = $1", [id])).toEqual([
    { kind: "complaint", customer_id: ada.id },
  ]);
  expect(await query("select verb from activity_event where subject_id = $1", [id])).toEqual([
    { verb: "door.thread-opened" },
  ]);
  expect((await mailsTo(tom.email)).at(-1)?.props["heading"]).toBe("Ada Bell wrote to you");
  expect(await ownThread(id, cleo.id, now)).toBeNull();
  expect((await ownThreads(ada.id, now)).map((own) => own.id)).toContain(id);
  expect((await ownThreads(cleo.id, now)).map((own) => own.id)).not.toContain(id);
});

test("pressing twice writes once, and an id of another customer's thread is refused", async () => {
  const id = await write(ada);
  const again = {
    threadId: id,
    doorPersonId: door,
    kind: "message" as const,
    confidential: false,
    text: "Again",
  };
  expect(await openThread({ ...again, customerId: ada.id }, now)).toMatchObject({ kind: "duplicate" });
  expect(await openThread({ ...again, customerId: cleo.id }, now)).toMatchObject({ because: "other-thread" });
  expect((await ownThread(id, ada.id, now))?.messages).toHaveLength(1);
});

test("who may read: the named person, owners and managers, and whoever it was handed to", async () => {
  const id = await write(ada);
  expect(await readersOf(id)).toEqual([maria.name, sam.name, tom.name]);
  expect(await handOver({ threadId: id, staffId: nadia.id }, asker(tom, "executive"), now)).toMatchObject({
    kind: "handed",
  });
  expect(await readersOf(id)).toEqual([maria.name, sam.name, nadia.name, tom.name]);
});

test("what is confidential is read by the named person and their delegates alone, and stays out of mails", async () => {
  const id = await write(ada, { confidential: true, text: "A secret of mine" });
  expect(await readersOf(id)).toEqual([tom.name]);
  expect(
    await answerThread({ threadId: id, messageId: newId(now), text: "No" }, asker(maria, "owner"), now),
  ).toMatchObject({
    because: "no-such-thread",
  });
  expect(await handOver({ threadId: id, staffId: maria.id }, asker(maria, "owner"), now)).toMatchObject({
    because: "no-such-thread",
  });
  await handOver({ threadId: id, staffId: sam.id }, asker(tom, "executive"), now);
  expect(await readersOf(id)).toEqual([sam.name, tom.name]);
  const mails = await query<{ props: unknown }>("select props from outbox_mail");
  expect(JSON.stringify(mails)).not.toContain("A secret of mine");
});

test("an answer of a colleague keeps the promise and says for whom; then it is settled", async () => {
  const id = await write(ada);
  const answer = { threadId: id, messageId: newId(monday), text: "It is repaired." };
  expect(await answerThread(answer, asker(maria, "owner"), monday)).toMatchObject({ because: "not-yours" });
  await handOver({ threadId: id, staffId: maria.id }, asker(maria, "owner"), monday);
  expect(await answerThread(answer, asker(maria, "owner"), monday)).toEqual({ kind: "answered" });
  expect(await answerThread(answer, asker(maria, "owner"), monday)).toEqual({ kind: "duplicate" });
  const thread = await ownThread(id, ada.id, monday);
  expect(thread).toMatchObject({
    holder: { name: maria.name },
    promise: { state: "kept", answeredAt: monday },
  });
  expect(thread?.messages.map(({ by }) => by?.name ?? null)).toEqual([null, maria.name]);
  expect((await mailsTo(ada.email)).at(-1)?.props["heading"]).toBe("Maria answered you for Tom");
  expect(await settleThread({ threadId: id, customerId: cleo.id, word: null }, monday)).toMatchObject({
    because: "no-such-thread",
  });
  expect(await settleThread({ threadId: id, customerId: ada.id, word: "Thank you" }, tuesday)).toEqual({
    kind: "settled",
  });
  expect(await outcomeOf(id)).toEqual(["complaint-settled answered", "complaint-settled settled"]);
  expect(
    await replyToThread({ threadId: id, messageId: newId(), customerId: ada.id, text: "More" }, tuesday),
  ).toMatchObject({ because: "settled" });
});

test("news of a thread is done with once it is answered, or the customer goes on", async () => {
  const id = await write(ada);
  const unread = async (accountId: string) =>
    (
      await query(
        "select 1 from notification where account_id = $1 and read_at is null and data->>'path' like '%/' || $2",
        [accountId, id],
      )
    ).length;
  expect(await unread(tom.accountId)).toBe(1);
  await answerThread({ threadId: id, messageId: newId(), text: "Yes" }, asker(tom, "executive"), monday);
  expect([await unread(tom.accountId), await unread(ada.accountId)]).toEqual([0, 1]);
  await settleThread({ threadId: id, customerId: ada.id, word: null }, tuesday);
  expect(await unread(ada.accountId)).toBe(0);
});

test("reopened for a reason, it has a new promise", async () => {
  const id = await write(ada);
  await answerThread({ threadId: id, messageId: newId(), text: "Repaired" }, asker(tom, "executive"), monday);
  await settleThread({ threadId: id, customerId: ada.id, word: null }, new Date("2026-11-23T11:00Z"));
  const reopened = { threadId: id, messageId: newId(), customerId: ada.id, text: "It broke again" };
  expect(await reopenThread(reopened, tuesday)).toEqual({ kind: "reopened" });
  expect(await reopenThread(reopened, tuesday)).toEqual({ kind: "reopened" });
  expect(await ownThread(id, ada.id, tuesday)).toMatchObject({
    settlement: { state: "reopened" },
    promise: { dueAt: new Date("2026-11-26T16:00Z"), answeredAt: null, state: "open" },
  });
  expect(await outcomeOf(id)).toEqual([
    "complaint-settled answered",
    "complaint-settled settled",
    "complaint-settled reopened",
  ]);
});

test("writing on before the answer keeps the promise as it was; after it, a new one begins", async () => {
  const id = await write(ada);
  const reply = (at: Date) =>
    replyToThread({ threadId: id, messageId: newId(at), customerId: ada.id, text: "And this" }, at);
  await reply(monday);
  expect((await ownThread(id, ada.id, monday))?.promise?.dueAt).toEqual(new Date("2026-11-24T17:00Z"));
  await answerThread({ threadId: id, messageId: newId(), text: "Yes" }, asker(tom, "executive"), monday);
  await reply(tuesday);
  expect((await ownThread(id, ada.id, tuesday))?.promise).toMatchObject({ answeredAt: null, state: "open" });
  expect(
    await replyToThread({ threadId: id, messageId: newId(), customerId: cleo.id, text: "x" }, tuesday),
  ).toMatchObject({ because: "no-such-thread" });
});

test("a message that is marked as a complaint gives twice and settles as a complaint", async () => {
  const id = await write(ada, { kind: "message" });
  expect(await markComplaint(id, asker(nadia, "moderator"), now)).toMatchObject({
    because: "no-such-thread",
  });
  expect(await markComplaint(id, asker(maria, "owner"), now)).toEqual({ kind: "marked" });
  expect(await markComplaint(id, asker(maria, "owner"), now)).toEqual({ kind: "marked" });
  await settleThread({ threadId: id, customerId: ada.id, word: null }, monday);
  expect(await query("select kind from contribution where subject_id = $1 order by kind", [id])).toEqual([
    { kind: "complaint" },
    { kind: "open-door-message" },
  ]);
  expect(await outcomeOf(id)).toEqual(["complaint-settled settled"]);
});

test("the record is what the threads say, and overdue promises are told of once", async () => {
  const set = await setDoor(
    { staffId: sam.id, sentence: "About orders.", answerMinutes: 480 },
    { staffId: maria.id },
    monday,
  );
  const doorPersonId = set.kind === "set" ? set.doorPersonId : "";
  const record = async (at: Date) =>
    (await openDoors(at)).find(({ staffId }) => staffId === sam.id)?.recordWords;
  expect(await record(monday)).toBe("no record yet");
  const first = await write(cleo, { doorPersonId }, monday);
  const second = await write(cleo, { doorPersonId, confidential: true }, monday);
  await answerThread(
    { threadId: first, messageId: newId(), text: "Yes" },
    asker(sam, "manager"),
    new Date("2026-11-23T13:00Z"),
  );
  expect(await record(tuesday)).toBe("answers within 3 working hours, 50 % on time");
  expect(await waitingFor(sam.id, tuesday)).toEqual({ waiting: 2, overdue: 1 });
  expect(await tellOverdue(tuesday)).toBe(1);
  expect(await tellOverdue(tuesday)).toBe(0);
  const told = await query<{ account_id: string; data: Record<string, unknown> }>(
    "select account_id, data from notification where kind = 'door-overdue' and key like 'door-overdue/%' order by key desc",
  );
  expect(told.map(({ account_id, data }) => [account_id, data["path"]])).toEqual(
    expect.arrayContaining([
      [sam.accountId, `/admin/inbox/${second}`],
      [maria.accountId, "/admin/inbox"],
    ]),
  );
  expect(told).toHaveLength(2);
  await answerThread(
    { threadId: second, messageId: newId(), text: "Sorry" },
    asker(sam, "manager"),
    wednesday,
  );
  expect(await record(wednesday)).toBe("answers within 1.2 working days, 50 % on time");
  expect(await ownThread(second, cleo.id, wednesday)).toMatchObject({ promise: { state: "kept-late" } });
  await settleThread({ threadId: first, customerId: cleo.id, word: null }, wednesday);
  expect(await closeDoor(doorPersonId, { staffId: maria.id }, wednesday)).toEqual({ kind: "closed" });
  expect(await record(wednesday)).toBeUndefined();
  expect(
    await openThread(
      {
        threadId: newId(),
        customerId: ada.id,
        doorPersonId,
        kind: "message",
        confidential: false,
        text: "Hello",
      },
      wednesday,
    ),
  ).toMatchObject({ because: "no-such-person" });
});

test("eight answers at once keep one promise once", async () => {
  const id = await write(ada);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      answerThread({ threadId: id, messageId: newId(), text: "At once" }, asker(tom, "executive"), monday),
    ),
  );
  expect(answers.every(({ kind }) => kind === "answered")).toBe(true);
  const kept = await query(
    "select 1 from door_answer a join door_promise p on p.id = a.promise_id where p.thread_id = $1",
    [id],
  );
  expect(kept).toHaveLength(1);
});
