import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { readCalendar } from "./calendar-queries.server.ts";
import { type DoorRecord, type PromiseState, promiseStanding, promiseWords, recordWords } from "./door.ts";
import { readThread, type ThreadView } from "./thread-view.server.ts";

/** Somebody behind the door, with what they promise and how they have kept it. */
export type DoorView = {
  id: string;
  staffId: string;
  name: string;
  title: string | null;
  sentence: string;
  answerMinutes: number;
  openedAt: Date;
  record: DoorRecord;
  /** The promise and the record in words. */
  promiseWords: string;
  recordWords: string;
};

/** The people behind the door now, in the order in which they came. The record is of all promises at their door. */
export async function openDoors(now: Date): Promise<DoorView[]> {
  const calendar = await readCalendar();
  const rows = await sql<Omit<DoorView, "record" | "promiseWords" | "recordWords"> & DoorRecord>(
    pool,
    `select d.id, d.staff_id as "staffId", staff.name, staff.title, d.sentence, d.answer_minutes as "answerMinutes",
       d.opened_at as "openedAt", r.answers::int as answers, r.minutes::float8 as minutes,
       (r.kept::float8 / nullif(r.judged, 0)) as "onTime"
     from door_person d join staff on staff.id = d.staff_id
     cross join lateral (
       select count(a.promise_id) as answers, avg(a.working_minutes) as minutes,
         count(*) filter (where a.at <= p.due_at) as kept, count(*) filter (where a.promise_id is not null or s.waits) as judged
       from door_person own join door_thread t on t.door_person_id = own.id join door_promise p on p.thread_id = t.id
       left join door_answer a on a.promise_id = p.id
       left join door_standing s on s.id = t.id and s.promise_id = p.id and s.waits and p.due_at < $1::timestamptz
       where own.staff_id = d.staff_id
     ) r
     where d.closed_at is null and staff.disabled_at is null order by d.opened_at, d.id`,
    [now],
  );
  return rows.map(({ answers, minutes, onTime, ...door }) => {
    const record = { answers, minutes, onTime };
    return {
      ...door,
      record,
      promiseWords: promiseWords(door.answerMinutes, calendar),
      recordWords: recordWords(record, calendar),
    };
  });
}

/** Owners and managers, who may read what is not confidential. */
export async function otherReaders(staffId: string): Promise<string[]> {
  const rows = await sql<{ name: string }>(
    pool,
    `select name from staff where role in ('owner', 'manager') and disabled_at is null and id <> $1::uuid order by name, id limit 20`,
    [staffId],
  );
  return rows.map(({ name }) => name);
}

/** A thread in the customer's list. */
export type OwnThreadView = {
  id: string;
  subject: string;
  confidential: boolean;
  complaint: boolean;
  openedAt: Date;
  named: string;
  holder: string;
  dueAt: Date | null;
  state: PromiseState | "settled" | "closed";
};

const mostThreads = 50;

/** What a customer wrote to the people behind the door, the newest first. */
export async function ownThreads(customerId: string, now: Date): Promise<OwnThreadView[]> {
  const calendar = await readCalendar();
  const rows = await sql<
    Omit<OwnThreadView, "state"> & {
      answeredAt: Date | null;
      settled: "settled" | "closed" | "reopened" | null;
      dueAt: Date;
    }
  >(
    pool,
    `select s.id, s.subject, s.confidential, s.complaint_at is not null as complaint, s.opened_at as "openedAt", named.name as named,
       holder.name as holder, s.due_at as "dueAt", s.answered_at as "answeredAt", s.settlement as settled
     from door_standing s join staff named on named.id = s.named_id join staff holder on holder.id = s.holder_id
     where s.customer_id = $1::uuid order by s.opened_at desc, s.id desc limit ${mostThreads}`,
    [customerId],
  );
  return rows.map(({ answeredAt, settled, ...thread }) => ({
    ...thread,
    state:
      settled === "settled" || settled === "closed"
        ? settled
        : promiseStanding({ dueAt: thread.dueAt, answeredAt }, now, calendar).state,
  }));
}

/** One thread of this customer, or null where it is not theirs. */
export function ownThread(threadId: string, customerId: string, now: Date): Promise<ThreadView | null> {
  return readThread("s.customer_id = $1::uuid and $2 = 'customer'", [customerId, "customer"], threadId, now);
}
