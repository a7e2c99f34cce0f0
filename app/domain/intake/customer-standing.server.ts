import { type Executor, sql } from "#app/platform/sql.server.ts";
import { type BroughtRow, broughtOf, broughtText } from "../value/attribution/links-above.server.ts";
import type { CustomerStanding } from "./decide-orders.ts";

type Row = BroughtRow & {
  first_order_at: Date | null;
  has_bought: boolean;
  friend: { outcomeId: string; advocateId: string; friendId: string; joinedAt: string } | null;
  is_credited: boolean;
};

/** What the books hold of customers before new orders arrive, by customer id. */
export async function customerStandings(
  on: Executor,
  customerIds: readonly string[],
): Promise<Map<string, CustomerStanding>> {
  if (customerIds.length === 0) return new Map();
  const rows = await sql<Row>(
    on,
    `with recursive ${broughtText}
     select wanted.*,
       (select min(s.first_order_at) from customer_spend s where s.customer_id = wanted.id) as first_order_at,
       exists (select 1 from customer_spend s where s.customer_id = wanted.id and s.spent_minor > 0) as has_bought,
       (select jsonb_build_object('outcomeId', a.outcome_id, 'advocateId', a.referrer_id, 'friendId', a.referee_id,
         'joinedAt', a.attributed_at) from attribution a where a.referee_id = wanted.id) as friend,
       exists (select 1 from attribution a join reward r on r.outcome_id = a.outcome_id where a.referee_id = wanted.id) as is_credited
     from brought as wanted`,
    [customerIds],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        firstOrderAt: row.first_order_at,
        hasBought: row.has_bought,
        friend: row.friend === null ? null : { ...row.friend, joinedAt: new Date(row.friend.joinedAt) },
        isCredited: row.is_credited,
        brought: broughtOf(row),
      },
    ]),
  );
}
