import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** A customer as the company's own systems know it. */
export type ExternalCustomer = {
  id: string;
  externalId: string;
  email: string | null;
  name: string | null;
  organization: string | null;
  joinedAt: Date | null;
  createdAt: Date;
};

/** The customer of that id in the company's own system, or null. */
export async function customerByExternalId(externalId: string): Promise<ExternalCustomer | null> {
  const [row] = await sql<ExternalCustomer>(
    pool,
    `select c.id, c.external_id as "externalId", c.email, c.name, o.name as organization,
       c.joined_at as "joinedAt", c.created_at as "createdAt"
     from customer c left join organization o on o.id = c.organization_id where c.external_id = $1`,
    [externalId],
  );
  return row ?? null;
}
