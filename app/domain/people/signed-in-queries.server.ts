import { pool } from "#app/platform/database.server.ts";
import { readSession } from "#app/platform/session.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { Role } from "./roles.ts";

/** Who a session belongs to: a customer, a member of staff, both, or neither any more. */
export type SignedIn = {
  accountId: string;
  sessionId: string;
  sessionCreatedAt: Date;
  email: string;
  customer: { customerId: string; accountId: string; name: string | null; email: string } | null;
  staff: { staffId: string; accountId: string; name: string; role: Role; email: string } | null;
};

type Row = {
  email: string;
  customerId: string | null;
  customerName: string | null;
  staffId: string | null;
  staffName: string | null;
  role: Role | null;
};

/** Who is signed in by this token now, or null. Disabled staff are no staff. */
export async function whoIsSignedIn(token: string, now: Date): Promise<SignedIn | null> {
  const session = await readSession(token, now);
  if (session === null) return null;
  const [row] = await sql<Row>(
    pool,
    `select account.email, customer.id as "customerId", customer.name as "customerName",
       staff.id as "staffId", staff.name as "staffName", staff.role
     from account
       left join customer on customer.account_id = account.id
       left join staff on staff.account_id = account.id and staff.disabled_at is null
     where account.id = $1::uuid`,
    [session.accountId],
  );
  if (row === undefined) return null;
  const { accountId } = session;
  const { email, customerId, customerName, staffId, staffName, role } = row;
  return {
    accountId,
    sessionId: session.id,
    sessionCreatedAt: session.createdAt,
    email,
    customer: customerId === null ? null : { customerId, accountId, name: customerName, email },
    staff:
      staffId === null || staffName === null || role === null
        ? null
        : { staffId, accountId, name: staffName, role, email },
  };
}
