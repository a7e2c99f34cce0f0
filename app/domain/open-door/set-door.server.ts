import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";

type Door = { staffId: string; sentence: string; answerMinutes: number };

/** Puts a member of staff behind the open door, or changes their sentence and promise; promises that were given stay. */
export async function setDoor(
  door: Door,
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "set"; doorPersonId: string } | Refused<"no-such-staff">> {
  const { staffId, sentence, answerMinutes } = door;
  return withTransaction(async (client) => {
    const [member] = await sql(
      client,
      "select 1 from staff where id = $1::uuid and disabled_at is null for no key update",
      [staffId],
    );
    if (member === undefined) return refuse("no-such-staff", "Choose a colleague who is on the staff.");
    const [row] = await sql<{ id: string }>(
      client,
      `insert into door_person (id, staff_id, sentence, answer_minutes, opened_at) values ($1::uuid, $2::uuid, $3, $4::int, $5::timestamptz)
       on conflict (staff_id) where closed_at is null do update set sentence = excluded.sentence, answer_minutes = excluded.answer_minutes
       returning id`,
      [newId(now), staffId, sentence, answerMinutes, now],
    );
    const doorPersonId = row?.id ?? "";
    await record(client, "door.opened", doorPersonId, by, { ...door }, now);
    return { kind: "set", doorPersonId };
  });
}

/** Closes somebody's door: nobody writes to them any more; what is open stays theirs to answer. */
export async function closeDoor(
  doorPersonId: string,
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "closed" } | Refused<"no-such-door">> {
  return withTransaction(async (client) => {
    const closed = await sql(
      client,
      "update door_person set closed_at = $2::timestamptz where id = $1::uuid and closed_at is null returning 1",
      [doorPersonId, now],
    );
    if (closed.length === 0) return refuse("no-such-door", "This door is closed already.");
    await record(client, "door.closed", doorPersonId, by, {}, now);
    return { kind: "closed" };
  });
}

async function record(
  on: Executor,
  verb: string,
  doorPersonId: string,
  by: { staffId: string },
  data: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const actor = { kind: "staff" as const, id: by.staffId };
  await recordEvent(on, { actor, verb, subjectKind: "door-person", subjectId: doorPersonId, data }, now);
}
