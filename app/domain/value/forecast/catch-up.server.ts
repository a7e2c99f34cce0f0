import { pool, withTransaction } from "#app/platform/database.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { forecastCustomers } from "./forecast-customers.server.ts";

/** What was done: nothing to do yet, some customers forecast anew, or a whole valuation asked for. */
export type CaughtUp = { kind: "idle" | "asked-for-all" } | { kind: "caught-up"; customers: number };

/** Transactions last no longer than this: what is recorded at a moment is seen at the latest so much later. */
const slackMs = 60_000;

/** Where more customers than this were touched, or a twentieth of all and not just a few, all are valued. */
const most = 3_000;
const few = 20;
const twentieth = 0.05;

/** As young a valuation is left to stand, lest a company with few customers is valued each minute. */
const youngMs = 15 * 60_000;
const batch = 100;

type Standing = {
  valuationId: string | null;
  since: Date | null;
  at: Date | null;
  customers: number | null;
  isFitted: boolean | null;
  anyOrder: boolean;
};

/**
 * Forecasts those customers anew of whom orders, refunds or having joined were recorded since the forecasts were made. Asks
 * for a whole valuation where there is none though there are orders, where the last one had too few to fit, or where many
 * were touched.
 */
export async function catchUp(now: Date): Promise<CaughtUp> {
  const [standing] = await sql<Standing>(
    pool,
    `select s.valuation_id as "valuationId", coalesce(s.caught_up_to, v.at) as since, v.at, v.customers,
       v.models -> 'buying' ->> 'state' = 'fitted' and v.models -> 'spend' ->> 'state' = 'fitted' as "isFitted",
       exists (select 1 from purchase_order) as "anyOrder"
     from standing_valuation s left join valuation v on v.id = s.valuation_id`,
  );
  if (standing === undefined || !standing.anyOrder) return { kind: "idle" };
  if (standing.valuationId === null || standing.since === null) return askForAll();
  const since = new Date(standing.since.getTime() - slackMs);
  const touched = await touchedSince(since);
  const isUnfitted = touched.length > 0 && standing.isFitted !== true;
  const areMany = touched.length > Math.max(few, twentieth * (standing.customers ?? 0));
  const isYoung = now.getTime() - (standing.at ?? now).getTime() < youngMs;
  if (isUnfitted && isYoung) return { kind: "idle" };
  if (touched.length > most || isUnfitted || (!isYoung && areMany)) return askForAll();
  let customers = 0;
  for (let from = 0; from < touched.length; from += batch)
    customers += await forecastCustomers(touched.slice(from, from + batch), now);
  await sql(
    pool,
    `update standing_valuation set caught_up_to = $2::timestamptz where valuation_id = $1::uuid
       and coalesce(caught_up_to, '-infinity') < $2::timestamptz`,
    [standing.valuationId, now],
  );
  return { kind: "caught-up", customers };
}

async function askForAll(): Promise<CaughtUp> {
  await withTransaction((client) => enqueue(client, "value-customers", {}, { key: "value-customers" }));
  return { kind: "asked-for-all" };
}

/** By ids, which begin with the moment of recording and are the index to it. */
async function touchedSince(since: Date): Promise<string[]> {
  const firstId = `${since
    .getTime()
    .toString(16)
    .padStart(12, "0")
    .replace(/^(.{8})/, "$1-")}-7000-8000-000000000000`;
  const rows = await sql<{ id: string }>(
    pool,
    `select customer_id as id from purchase_order where id >= $1::uuid
     union select o.customer_id from refund r join purchase_order o on o.id = r.order_id where r.id >= $1::uuid
     union select oc.customer_id from outcome_state st join outcome oc on oc.id = st.outcome_id
       where st.id >= $1::uuid and st.state = 'joined' and oc.kind = 'customer-joined' and oc.customer_id is not null
     limit ${most + 1}`,
    [firstId],
  );
  return rows.map(({ id }) => id);
}
