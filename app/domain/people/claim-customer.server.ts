import { recordEvent } from "#app/domain/activity/record-event.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { mailboxOf } from "./email-address.ts";

export type ClaimCustomer = {
  accountId: string;
  /** The address that has just been proved. */
  email: string;
  name: string | null;
  /** The origin of a new record where there is none to claim; null makes none. */
  createAs: "joined" | "invited" | null;
};

type Row = { id: string; accountId: string | null; joinedAt: Date | null };

/** Makes an account a customer: its own record, else one on file with the same address, else a new one. */
export async function claimCustomer(
  tx: Executor,
  claim: ClaimCustomer,
  now: Date,
): Promise<{ customerId: string; joined: boolean } | null> {
  const { accountId, email, name } = claim;
  const [record] = await sql<Row>(
    tx,
    `select id, account_id as "accountId", joined_at as "joinedAt" from customer
     where account_id = $1::uuid or (account_id is null and email = $2)
     order by account_id nulls last, external_id nulls last, created_at limit 1 for update`,
    [accountId, email],
  );
  if (record === undefined) return claim.createAs === null ? null : join(tx, claim, claim.createAs, now);
  await sql(
    tx,
    `update customer set account_id = $2::uuid, joined_at = coalesce(joined_at, $3::timestamptz), name = coalesce(name, $4::text)
     where id = $1::uuid`,
    [record.id, accountId, now, name],
  );
  const actor = { kind: "customer" as const, id: record.id };
  const subject = { subjectKind: "customer", subjectId: record.id, customerId: record.id };
  if (record.accountId === null) await recordEvent(tx, { actor, verb: "customer.claimed", ...subject }, now);
  if (record.joinedAt === null) await recordEvent(tx, { actor, verb: "customer.joined", ...subject }, now);
  return { customerId: record.id, joined: record.joinedAt === null };
}

async function join(
  tx: Executor,
  claim: ClaimCustomer,
  origin: string,
  now: Date,
): Promise<{ customerId: string; joined: boolean }> {
  const id = newId(now);
  await sql(
    tx,
    `insert into customer (id, email, mailbox, name, account_id, joined_at, origin, created_at)
     values ($1::uuid, $2, $3, $4, $5::uuid, $6::timestamptz, $7, $6::timestamptz)`,
    [id, claim.email, mailboxOf(claim.email), claim.name, claim.accountId, now, origin],
  );
  const actor = { kind: "customer" as const, id };
  await recordEvent(
    tx,
    {
      actor,
      verb: "customer.joined",
      subjectKind: "customer",
      subjectId: id,
      customerId: id,
      data: { origin },
    },
    now,
  );
  return { customerId: id, joined: true };
}
