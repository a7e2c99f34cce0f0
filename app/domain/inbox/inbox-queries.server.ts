import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { readCalendar } from "../open-door/calendar-queries.server.ts";
import { type PromiseState, promiseStanding, workingTimeWords } from "../open-door/door.ts";
import { type Asker, visibleToAsker } from "../open-door/visible-to.ts";
import { byRisk } from "./by-risk.ts";

export type InboxView = "waiting" | "answered" | "settled";

/** A thread in the inbox, with why it stands where it stands. Minor units as text. */
export type InboxRow = {
  id: string;
  subject: string;
  confidential: boolean;
  complaint: boolean;
  customer: { id: string; name: string };
  named: string;
  holder: string;
  isMine: boolean;
  openedAt: Date;
  dueAt: Date;
  state: PromiseState;
  minutesLeft: number;
  /** The working time left or overdue, in words. */
  timeWords: string;
  /** What the relationship is worth so far; null where nothing is measured. */
  worth: { amountMinor: string; currency: string } | null;
};

type Row = Omit<InboxRow, "state" | "minutesLeft" | "timeWords" | "worth"> & {
  answeredAt: Date | null;
  amountMinor: string | null;
  currency: string | null;
};

const pageSize = 50;

const conditions: Record<InboxView, string> = {
  waiting: "s.waits",
  answered:
    "not s.waits and s.settlement is distinct from 'settled' and s.settlement is distinct from 'closed'",
  settled: "s.settlement in ('settled', 'closed')",
};
const orders: Record<InboxView, string> = {
  waiting: "s.due_at, s.id",
  answered: "s.answered_at desc, s.id",
  settled: "s.settled_at desc, s.id",
};

/**
 * The threads that somebody may read: those that wait by the promise at risk and, within the same working hour, by what the
 * relationship is worth; the others the latest first.
 */
export async function inbox(
  asker: Asker,
  view: InboxView,
  page: number,
  now: Date,
): Promise<{ rows: InboxRow[]; hasMore: boolean }> {
  const [calendar, found] = await Promise.all([
    readCalendar(),
    sql<Row>(
      pool,
      `select s.id, s.subject, s.confidential, s.complaint_at is not null as complaint,
         json_build_object('id', c.id, 'name', coalesce(c.name, c.email, 'A customer')) as customer, named.name as named,
         holder.name as holder, s.holder_id = $1::uuid as "isMine", s.opened_at as "openedAt", s.due_at as "dueAt",
         s.answered_at as "answeredAt", v.realised_minor::text as "amountMinor", v.currency
       from door_standing s join customer c on c.id = s.customer_id
       join staff named on named.id = s.named_id join staff holder on holder.id = s.holder_id
       left join lateral (select t.realised_minor, t.currency from value_total t join company on company.id = 1
         where t.customer_id = c.id order by t.currency = company.currency desc nulls last, t.currency limit 1) v on true
       where ${visibleToAsker} and ${conditions[view]}
       order by ${orders[view]} limit ${pageSize + 1} offset $3::int`,
      [asker.staffId, asker.role, (page - 1) * pageSize],
    ),
  ]);
  const rows = found.slice(0, pageSize).map(({ answeredAt, amountMinor, currency, ...thread }) => {
    const standing = promiseStanding({ dueAt: thread.dueAt, answeredAt }, now, calendar);
    return {
      ...thread,
      ...standing,
      timeWords: workingTimeWords(Math.abs(standing.minutesLeft), calendar),
      worth: amountMinor === null || currency === null ? null : { amountMinor, currency },
    };
  });
  return { rows: view === "waiting" ? rows.sort(byRisk) : rows, hasMore: found.length > pageSize };
}

/** How many threads there are in each view for this member of staff; counted no further than 1,000. */
export async function inboxCounts(asker: Asker): Promise<Record<InboxView, number>> {
  const [row] = await sql<Record<InboxView, number>>(
    pool,
    `select count(*) filter (where ${conditions.waiting})::int as waiting, count(*) filter (where ${conditions.answered})::int as answered,
       count(*) filter (where ${conditions.settled})::int as settled
     from (select s.* from door_standing s where ${visibleToAsker} limit 1000) s`,
    [asker.staffId, asker.role],
  );
  return row ?? { waiting: 0, answered: 0, settled: 0 };
}
