import { answerThread } from "#app/domain/open-door/answer-thread.server.ts";
import { handOver } from "#app/domain/open-door/hand-over.server.ts";
import { openThread } from "#app/domain/open-door/open-thread.server.ts";
import { addHoliday } from "#app/domain/open-door/set-calendar.server.ts";
import { setDoor } from "#app/domain/open-door/set-door.server.ts";
import { newId } from "#app/kernel/ids.ts";
import type { Person } from "./cast.ts";

type Cast = { customers: { ada: Person; cleo: Person }; staff: { maria: Person; sam: Person; tom: Person } };

/** Puts Tom and Sam behind the door: Ada complains to Tom and Maria answers for him; Cleo writes to both and waits. */
export async function furnishOpenDoor(
  { customers, staff }: Cast,
  now: Date,
): Promise<{ threadId: string; doorPersonId: string }> {
  const at = new Date(now.getTime() - 3_600_000);
  const owner = { staffId: staff.maria.id };
  const sentence = "Tell me what keeps you from working well.";
  const doorPersonId = await put({ staffId: staff.tom.id, sentence, answerMinutes: 960 }, owner, at);
  const samsDoor = await put(
    { staffId: staff.sam.id, sentence: "Everything about orders.", answerMinutes: 480 },
    owner,
    new Date(at.getTime() + 1_000), // Tom's door is the first
  );
  await addHoliday({ day: "2030-01-01", name: "New Year" }, owner, at);
  const threadId = await write(
    customers.ada,
    doorPersonId,
    "The export is broken.\nSince May, every Monday.",
    at,
  );
  await write(customers.cleo, doorPersonId, "Could you open earlier on Saturdays?", at);
  await write(customers.cleo, samsDoor, "W".repeat(4_000), at);
  const tom = { staffId: staff.tom.id, role: "executive" as const, name: staff.tom.name };
  const maria = { staffId: staff.maria.id, role: "owner" as const, name: staff.maria.name };
  await handOver({ threadId, staffId: maria.staffId }, tom, now);
  await answerThread(
    { threadId, messageId: newId(at), text: "It is repaired. Thank you for telling us." },
    maria,
    now,
  );
  return { threadId, doorPersonId };
}

async function put(
  door: { staffId: string; sentence: string; answerMinutes: number },
  by: { staffId: string },
  at: Date,
): Promise<string> {
  const set = await setDoor(door, by, at);
  if (set.kind === "refused") throw new Error(set.detail);
  return set.doorPersonId;
}

async function write(customer: Person, doorPersonId: string, text: string, at: Date): Promise<string> {
  const thread = { threadId: newId(at), customerId: customer.id, doorPersonId, text };
  const written = await openThread({ ...thread, kind: "complaint", confidential: false }, at);
  if (written.kind === "refused") throw new Error(written.detail);
  return written.threadId;
}
