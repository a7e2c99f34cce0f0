import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { recordEvents, system } from "../activity/record-event.server.ts";
import { lockUntoldOverdue } from "./standing.server.ts";
import { tellOfOverdue } from "./tell-of-thread.server.ts";

const batch = 100;

/** Tells of promises that are overdue, each once. Safe to run twice, or in two processes at once. */
export async function tellOverdue(now: Date): Promise<number> {
  let told = 0;
  for (;;) {
    const count = await withTransaction(async (client) => {
      const late = await lockUntoldOverdue(client, now, batch);
      if (late.length === 0) return 0;
      await sql(
        client,
        "insert into door_overdue (promise_id, told_at) select id, $2::timestamptz from unnest($1::uuid[]) as id",
        [late.map(({ promiseId }) => promiseId), now],
      );
      for (const thread of late) await tellOfOverdue(client, thread, now);
      await recordEvents(
        client,
        late.map(({ id, customerId }) => ({
          actor: system,
          verb: "door.promise-overdue",
          subjectKind: "door-thread",
          subjectId: id,
          customerId,
        })),
        now,
      );
      return late.length;
    });
    told += count;
    if (count < batch) return told;
  }
}
