import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { type Actor, recordEvent } from "../activity/record-event.server.ts";
import type { Programme } from "./programme.server.ts";

/** Changes the terms of the referral programme; attributions that were made stay as they are. */
export async function setProgramme(programme: Programme, actor: Actor, now: Date): Promise<void> {
  await withTransaction(async (client) => {
    await sql(
      client,
      `update referral_programme set attribution_window_days = $1, welcome = $2, shop_url = $3, updated_at = $4 where id = 1`,
      [programme.attributionWindowDays, programme.welcome, programme.shopUrl, now],
    );
    const event = {
      actor,
      verb: "referral-programme.changed",
      subjectKind: "referral-programme",
      subjectId: null,
    };
    await recordEvent(client, { ...event, data: programme }, now);
  });
}
