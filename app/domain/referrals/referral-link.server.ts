import { randomBytes } from "node:crypto";
import { newId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { codeFrom } from "./referral-code.ts";

/** The referral link of a customer; made when it is first asked for. */
export async function ensureReferralLink(
  customerId: string,
  now: Date,
): Promise<{ id: string; code: string }> {
  const known = await linkOf(customerId);
  if (known !== null) return known;
  await sql(
    pool,
    `insert into referral_link (id, customer_id, code, created_at) values ($1, $2, $3, $4) on conflict do nothing`,
    [newId(now), customerId, codeFrom(randomBytes(16)), now],
  );
  return (await linkOf(customerId)) ?? ensureReferralLink(customerId, now);
}

async function linkOf(customerId: string): Promise<{ id: string; code: string } | null> {
  const [link] = await sql<{ id: string; code: string }>(
    pool,
    "select id, code from referral_link where customer_id = $1",
    [customerId],
  );
  return link ?? null;
}
