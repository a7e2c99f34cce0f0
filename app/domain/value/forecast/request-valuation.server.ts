import { withTransaction } from "#app/platform/database.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";
import { type Actor, recordEvent } from "../../activity/record-event.server.ts";

/** Asks for everything to be valued anew; a request that still waits is enough for all who ask. */
export async function requestValuation(actor: Actor, now: Date): Promise<void> {
  await withTransaction(async (client) => {
    await recordEvent(
      client,
      { actor, verb: "valuation.requested", subjectKind: "valuation", subjectId: null },
      now,
    );
    await enqueue(client, "value-customers", {}, { key: "value-customers" });
  });
}
