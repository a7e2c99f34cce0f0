import { type Executor, sql } from "#app/platform/sql.server.ts";

/** The terms of the referral programme. */
export type Programme = { attributionWindowDays: number; welcome: string; shopUrl: string | null };

/** Reads the terms. */
export async function readProgramme(on: Executor): Promise<Programme> {
  const [row] = await sql<{ attribution_window_days: number; welcome: string; shop_url: string | null }>(
    on,
    "select attribution_window_days, welcome, shop_url from referral_programme where id = 1",
  );
  if (row === undefined) throw new Error("The referral programme has no row: run `npm run kith -- migrate`.");
  return { attributionWindowDays: row.attribution_window_days, welcome: row.welcome, shopUrl: row.shop_url };
}
