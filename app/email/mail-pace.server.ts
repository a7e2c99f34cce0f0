import { setTimeout as pause } from "node:timers/promises";
import { pool } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** Waits for the next place in the row, so that all processes together send no more than MAIL_PER_SECOND. */
export async function waitForTurn(): Promise<void> {
  const [turn] = await sql<{ waitMs: number }>(
    pool,
    `insert into mail_pace as pace (id, next_at) values (1, clock_timestamp() + $1::float8 * interval '1 second')
     on conflict (id) do update set next_at = greatest(pace.next_at, clock_timestamp()) + $1::float8 * interval '1 second'
     returning extract(epoch from next_at - clock_timestamp())::float8 * 1000 - $1::float8 * 1000 as "waitMs"`,
    [1 / env.MAIL_PER_SECOND],
  );
  if (turn !== undefined && turn.waitMs > 0) await pause(turn.waitMs);
}
