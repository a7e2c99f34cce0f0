import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import {
  type CustomerListFilter,
  type CustomerSort,
  type CustomerView,
  containsPattern,
} from "./customer-list.ts";
import { nameOf } from "./customer-queries.server.ts";

/** A row of the list of customers. Amounts are minor units of `currency`, as text. */
export type CustomerRow = {
  id: string;
  title: string;
  externalId: string | null;
  organization: string | null;
  joinedAt: Date | null;
  currency: string;
  orders: number;
  spentMinor: string;
  valueMinor: string;
  lastOrderAt: Date | null;
  referredBy: { id: string; title: string } | null;
};

export type CustomerPage = { rows: CustomerRow[]; total: number; page: number; pageSize: number };

const pageSize = 50;

const viewConditions: Record<CustomerView, string> = {
  all: "true",
  joined: "c.joined_at is not null",
  "not-joined": "c.joined_at is null",
  referred: "exists (select 1 from attribution a where a.referee_id = c.id)",
  "brought-friends": "exists (select 1 from attribution a where a.referrer_id = c.id)",
  "no-orders": "not exists (select 1 from customer_spend n where n.customer_id = c.id)",
};

const sortColumns: Record<CustomerSort, string> = {
  value: "v.realised_minor",
  spend: "s.spent_minor - s.refunded_minor",
  orders: "s.orders",
  "last-order": "s.last_order_at",
  joined: "c.joined_at",
  name: "lower(coalesce(c.name, c.email, c.external_id))",
};

type RawRow = {
  id: string;
  name: string | null;
  email: string | null;
  externalId: string | null;
  organization: string | null;
  joinedAt: Date | null;
  currency: string;
  orders: number;
  spentMinor: string;
  valueMinor: string;
  lastOrderAt: Date | null;
  referrerId: string | null;
  referrerName: string | null;
  referrerEmail: string | null;
  referrerExternalId: string | null;
};

/** A page of customers with their figures in the reporting currency. */
export async function listCustomers(filter: CustomerListFilter): Promise<CustomerPage> {
  const condition = `${viewConditions[filter.view]} and ($1 = '' or c.name ilike $2 or c.email ilike $2
    or c.external_id ilike $2 or exists (select 1 from organization o where o.id = c.organization_id and o.name ilike $2))`;
  const words = [filter.q, containsPattern(filter.q)];
  const [counted, rows] = await Promise.all([
    sql<{ total: number }>(pool, `select count(*)::int as total from customer c where ${condition}`, words),
    sql<RawRow>(pool, listStatement(condition, orderOf(filter)), [
      ...words,
      pageSize,
      (filter.page - 1) * pageSize,
    ]),
  ]);
  return { rows: rows.map(rowOf), total: counted[0]?.total ?? 0, page: filter.page, pageSize };
}

function orderOf({ sort, reverse }: CustomerListFilter): string {
  const ascending = (sort === "name") !== reverse;
  return `${sortColumns[sort]} ${ascending ? "asc" : "desc"} nulls last, c.id`;
}

/** Picks the page first and joins the words to it afterwards, so that only fifty rows are looked up. */
function listStatement(condition: string, order: string): string {
  return `with main as (
      select coalesce(currency, (select currency from customer_spend limit 1), 'EUR')::char(3) as currency from company where id = 1
    ), page as (
      select c.id, m.currency, s.orders, s.spent_minor - s.refunded_minor as spent, s.last_order_at, v.realised_minor,
        row_number() over (order by ${order}) as position
      from customer c cross join main m
      left join customer_spend s on s.customer_id = c.id and s.currency = m.currency
      left join value_total v on v.customer_id = c.id and v.currency = m.currency
      where ${condition} order by ${order} limit $3 offset $4
    )
    select c.id, c.name, c.email, c.external_id as "externalId", o.name as organization, c.joined_at as "joinedAt",
      p.currency, coalesce(p.orders, 0) as orders, coalesce(p.spent, 0)::text as "spentMinor",
      coalesce(p.realised_minor, 0)::text as "valueMinor", p.last_order_at as "lastOrderAt",
      r.id as "referrerId", r.name as "referrerName", r.email as "referrerEmail", r.external_id as "referrerExternalId"
    from page p join customer c on c.id = p.id
    left join organization o on o.id = c.organization_id
    left join attribution a on a.referee_id = c.id
    left join customer r on r.id = a.referrer_id
    order by p.position`;
}

function rowOf(row: RawRow): CustomerRow {
  const { name, email, externalId, referrerId, referrerName, referrerEmail, referrerExternalId, ...rest } =
    row;
  const referrer = { name: referrerName, email: referrerEmail, externalId: referrerExternalId };
  return {
    ...rest,
    externalId,
    title: nameOf({ name, email, externalId }),
    referredBy: referrerId ? { id: referrerId, title: nameOf(referrer) } : null,
  };
}

/** How many customers there are, and how many have joined. */
export async function customerCounts(): Promise<{ customers: number; joined: number }> {
  const rows = await sql<{ customers: number; joined: number }>(
    pool,
    `select count(*)::int as customers, count(joined_at)::int as joined from customer`,
  );
  return rows[0] ?? { customers: 0, joined: 0 };
}
