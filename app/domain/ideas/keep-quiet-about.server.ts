import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";

/** Ends mails about one idea to a customer, or begins them again. News in the product goes on, and nothing else changes. */
export function keepQuietAbout(
  ideaId: string,
  quiet: boolean,
  customerId: string,
  now: Date,
): Promise<{ kind: "kept" | "unchanged" } | Refused<"no-such-idea">> {
  return withTransaction(async (tx) => {
    const [idea] = await sql(
      tx,
      "select 1 from idea where id = $1::uuid and (state in ('live', 'merged') or author_id = $2::uuid) for key share",
      [ideaId, customerId],
    );
    if (idea === undefined) return refuse("no-such-idea", "There is no such idea.");
    const changed = quiet
      ? await sql(
          tx,
          `insert into idea_silence (idea_id, customer_id, since) values ($1::uuid, $2::uuid, $3::timestamptz)
           on conflict do nothing returning 1`,
          [ideaId, customerId, now],
        )
      : await sql(
          tx,
          "delete from idea_silence where customer_id = $2::uuid and idea_id in (select ideas_in_one($1::uuid)) returning 1",
          [ideaId, customerId],
        );
    if (changed.length === 0) return { kind: "unchanged" };
    const actor = { kind: "customer" as const, id: customerId };
    const verb = quiet ? "idea.mails-stopped" : "idea.mails-wanted";
    await recordEvent(tx, { actor, verb, subjectKind: "idea", subjectId: ideaId, customerId }, now);
    return { kind: "kept" };
  });
}
