import { redeemLink } from "#app/domain/intake/redeem-link.server.ts";
import type { Role } from "#app/domain/people/roles.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { done } from "./story.ts";

/** The browser that everybody uses. */
export const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/** Opens the link of the latest mail to an address and presses its button, as the person would. */
export async function enterByMail(
  email: string,
  browserSecret: string | null,
  now: Date,
): Promise<{ accountId: string }> {
  const [mail] = await sql<{ link: string }>(
    pool,
    `select props->>'link' as link from outbox_mail where to_address = $1 and props ? 'link'
     order by created_at desc, id desc limit 1`,
    [email],
  );
  const token = mail?.link.split("/").at(-1) ?? "";
  return done(redeemLink({ token, code: null, browserSecret, userAgent }, now));
}

/** The customer whose account it is. */
export async function customerOfAccount(accountId: string): Promise<string> {
  const [row] = await sql<{ id: string }>(pool, "select id from customer where account_id = $1::uuid", [
    accountId,
  ]);
  if (row === undefined) throw new Error("The account belongs to no customer");
  return row.id;
}

type StaffRow = { staffId: string; accountId: string; name: string; role: Role };

/** The member of staff with an address. */
export async function staffOfAddress(email: string): Promise<StaffRow> {
  const [row] = await sql<StaffRow>(
    pool,
    `select staff.id as "staffId", account.id as "accountId", staff.name, staff.role
     from staff join account on account.id = staff.account_id where account.email = $1`,
    [email],
  );
  if (row === undefined) throw new Error(`Nobody on the staff has the address ${email}`);
  return row;
}
