import { recordEvent } from "#app/domain/activity/record-event.server.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** Changes a customer's own name. */
export async function renameCustomer(customerId: string, name: string, now: Date): Promise<void> {
  await withTransaction(async (tx) => {
    await sql(tx, "update customer set name = $2 where id = $1::uuid", [customerId, name]);
    const actor = { kind: "customer" as const, id: customerId };
    await recordEvent(
      tx,
      { actor, verb: "customer.renamed", subjectKind: "customer", subjectId: customerId, customerId },
      now,
    );
  });
}

/** Changes a member of staff's own name, the one that customers read. */
export async function renameStaff(staffId: string, name: string, now: Date): Promise<void> {
  await withTransaction(async (tx) => {
    await sql(tx, "update staff set name = $2 where id = $1::uuid", [staffId, name]);
    await recordEvent(
      tx,
      {
        actor: { kind: "staff", id: staffId },
        verb: "staff.renamed",
        subjectKind: "staff",
        subjectId: staffId,
      },
      now,
    );
  });
}
