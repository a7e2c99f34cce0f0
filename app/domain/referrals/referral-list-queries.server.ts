import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { LinksView } from "./link-list.ts";
import type { LinkView } from "./referral-queries.server.ts";

/** Where new customers come from. */
export const sources = ["referral", "joined", "invited", "import", "api"] as const;
export type Source = (typeof sources)[number];

/** New customers of one month (`2026-11`), by source. */
export type MonthOfSources = { month: string } & Record<Source, number>;

/**
 * New customers month by month in a time zone, by source, oldest first: the latest months that saw any.
 * A customer is new on the day of joining, or of the first order, or of the record, whichever is known first in this order.
 */
export async function newCustomersBySource(timeZone: string, months = 24): Promise<MonthOfSources[]> {
  const rows = await sql<MonthOfSources>(
    pool,
    `select to_char(latest.start, 'YYYY-MM') as month, referral, joined, invited, import, api from (
       select date_trunc('month', coalesce(c.joined_at, s.first_order_at, c.created_at) at time zone $1) as start,
         count(a.referee_id)::int as referral,
         count(*) filter (where a.referee_id is null and c.origin = 'joined')::int as joined,
         count(*) filter (where a.referee_id is null and c.origin = 'invited')::int as invited,
         count(*) filter (where a.referee_id is null and c.origin = 'import')::int as import,
         count(*) filter (where a.referee_id is null and c.origin not in ('joined', 'invited', 'import'))::int as api
       from customer c
       left join attribution a on a.referee_id = c.id
       left join (select customer_id, min(first_order_at) as first_order_at from customer_spend group by 1) s on s.customer_id = c.id
       group by 1 order by 1 desc limit $2
     ) latest order by latest.start`,
    [timeZone, months],
  );
  return rows;
}

/** A referral link as staff see it. */
export type LinkRow = LinkView & { customerId: string; title: string; createdAt: Date };

const pageSize = 50;

const isOpened = "exists (select 1 from click k where k.link_id = l.id and k.counted)";
const hasBrought = "exists (select 1 from attribution a where a.link_id = l.id)";

const conditions: Record<LinksView, string> = {
  all: "true",
  opened: isOpened,
  joined: hasBrought,
  unused: `not ${isOpened} and not ${hasBrought}`,
};

/** Referral links of a view, those that brought the most people first, a page at a time counted from 1. */
export async function listLinks(
  page = 1,
  view: LinksView = "all",
): Promise<{ links: LinkRow[]; total: number; page: number; pageSize: number }> {
  const [rows, counted] = await Promise.all([
    sql<LinkRow>(
      pool,
      `with clicked as (select link_id, count(*) as n from click where counted group by link_id),
       brought as (
         select link_id, count(*) as joined, count(*) filter (where exists (
           select 1 from customer_spend s where s.customer_id = referee_id)) as bought
         from attribution group by link_id
       )
       select l.code, l.customer_id as "customerId", coalesce(c.name, c.email, c.external_id, 'A customer without a name') as title,
         l.created_at as "createdAt", coalesce(k.n, 0)::int as clicks, coalesce(b.joined, 0)::int as joined, coalesce(b.bought, 0)::int as bought
       from referral_link l join customer c on c.id = l.customer_id
       left join clicked k on k.link_id = l.id left join brought b on b.link_id = l.id
       where ${conditions[view]}
       order by coalesce(b.joined, 0) desc, coalesce(k.n, 0) desc, l.id desc limit $1 offset $2`,
      [pageSize, (page - 1) * pageSize],
    ),
    sql<{ total: number }>(
      pool,
      `select count(*)::int as total from referral_link l where ${conditions[view]}`,
    ),
  ]);
  return { links: rows, total: counted[0]?.total ?? 0, page, pageSize };
}
