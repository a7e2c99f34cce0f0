import { pool } from "#app/platform/database.server.ts";

/** One opening of a referral link. `counted` is false for loads that no person made. */
export type NewClick = { id: string; linkId: string; at: Date; counted: boolean };

/** Writes clicks in one statement. */
export async function recordClicks(clicks: readonly NewClick[]): Promise<void> {
  await pool.query({
    name: "record-clicks",
    text: `insert into click (id, link_id, at, counted)
           select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::boolean[])`,
    values: [
      clicks.map(({ id }) => id),
      clicks.map(({ linkId }) => linkId),
      clicks.map(({ at }) => at),
      clicks.map(({ counted }) => counted),
    ],
  });
}
