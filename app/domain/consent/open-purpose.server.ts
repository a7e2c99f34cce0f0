import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { type Actor, recordEvent } from "../activity/record-event.server.ts";
import type { NoticeWords } from "./notice.ts";
import { purposeKey } from "./purpose-key.ts";
import { saveNotice } from "./save-notice.server.ts";

/** Opens a purpose with its first notice: from now on each customer is asked, and nobody is taken to have agreed. */
export async function openPurpose(
  input: { name: string; notice: NoticeWords },
  actor: Actor,
  now: Date,
): Promise<{ kind: "opened"; purposeId: string; key: string } | Refused<"no-key" | "name-taken">> {
  const key = purposeKey(input.name);
  if (key === "")
    return refuse("no-key", "Give it a name with Latin letters or digits: it goes into addresses.");
  return withTransaction(async (client) => {
    const purposeId = newId(now);
    const written = await sql(
      client,
      `insert into purpose (id, key, name, created_at, created_by) values ($1::uuid, $2, $3, $4::timestamptz, $5::uuid)
       on conflict (key) do nothing returning id`,
      [purposeId, key, input.name, now, actor.kind === "staff" ? actor.id : null],
    );
    if (written.length === 0)
      return refuse(
        "name-taken",
        "There is a purpose of this name. Write a new version of its notice instead.",
      );
    await saveNotice(client, { purposeId, version: 1, words: input.notice }, actor, now);
    const data = { purpose: input.name };
    await recordEvent(
      client,
      { actor, verb: "purpose.opened", subjectKind: "purpose", subjectId: purposeId, data },
      now,
    );
    return { kind: "opened", purposeId, key };
  });
}
