import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** What a customer is called where staff read it. */
export function nameOf(customer: {
  name: string | null;
  email: string | null;
  externalId: string | null;
}): string {
  return customer.name ?? customer.email ?? customer.externalId ?? "A customer without a name";
}

export type CustomerHeader = {
  id: string;
  title: string;
  name: string | null;
  email: string | null;
  externalId: string | null;
  organization: string | null;
  origin: string;
  createdAt: Date;
  joinedAt: Date | null;
  hasAccount: boolean;
};

/** Who a customer is, or null. */
export async function customerHeader(customerId: string): Promise<CustomerHeader | null> {
  const rows = await sql<Omit<CustomerHeader, "title">>(
    pool,
    `select c.id, c.name, c.email, c.external_id as "externalId", o.name as organization, c.origin,
       c.created_at as "createdAt", c.joined_at as "joinedAt", c.account_id is not null as "hasAccount"
     from customer c left join organization o on o.id = c.organization_id where c.id = $1`,
    [customerId],
  );
  const [row] = rows;
  return row ? { ...row, title: nameOf(row) } : null;
}
