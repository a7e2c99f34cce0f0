import type { Actor } from "#app/domain/activity/record-event.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";

/** Who acts when an account acts for itself, and the customer it concerns: staff first, then customer, else the system's own doing. */
export async function actorOf(
  on: Executor,
  accountId: string,
): Promise<{ actor: Actor; customerId: string | null }> {
  const [row] = await sql<{ customerId: string | null; staffId: string | null }>(
    on,
    `select (select id from customer where account_id = $1::uuid) as "customerId", (select id from staff where account_id = $1::uuid) as "staffId"`,
    [accountId],
  );
  const customerId = row?.customerId ?? null;
  if (row?.staffId) return { actor: { kind: "staff", id: row.staffId }, customerId };
  if (customerId !== null) return { actor: { kind: "customer", id: customerId }, customerId };
  return { actor: { kind: "system", id: null }, customerId };
}
