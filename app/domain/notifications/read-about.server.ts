import { type Executor, sql } from "#app/platform/sql.server.ts";
import { kindsFor } from "./notice-kinds.ts";

/** Marks news that leads to a page as read, once what it asked for is done there: of one customer's account, or of all staff. */
export async function readAbout(
  on: Executor,
  path: string,
  whose: { accountId: string | null } | "staff",
  now: Date,
): Promise<void> {
  if (whose === "staff") {
    await sql(
      on,
      `update notification set read_at = greatest($3::timestamptz, created_at)
       where account_id in (select account_id from staff) and kind = any($2::text[]) and read_at is null and data->>'path' = $1`,
      [path, kindsFor("staff"), now],
    );
    return;
  }
  await sql(
    on,
    `update notification set read_at = greatest($3::timestamptz, created_at)
     where account_id = $4::uuid and kind = any($2::text[]) and read_at is null and data->>'path' = $1`,
    [path, kindsFor("customers"), now, whose.accountId],
  );
}
