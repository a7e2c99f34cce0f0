import { createHash } from "node:crypto";
import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { lockGroup } from "./lock-group.server.ts";
import { noSuchGroup } from "./no-such-group.ts";
import { recordGroupEvent } from "./record-group-event.server.ts";
import { settleGroupNews } from "./settle-group-news.server.ts";
import { tellOfGroup } from "./tell-of-group.server.ts";

/** Puts a new version of the agreement in force and asks everybody who holds a seat to accept it. */
export async function publishAgreement(
  input: { groupId: string; text: string },
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "published"; version: number } | Refused<"no-such-group" | "same-text">> {
  return withTransaction(async (tx) => {
    const group = await lockGroup(tx, input.groupId);
    if (group === null) return noSuchGroup();
    if (group.agreement?.text === input.text)
      return refuse("same-text", "This is the agreement as it stands: change something first.");
    const [id, version] = [newId(now), (group.agreement?.version ?? 0) + 1];
    const sha256 = createHash("sha256").update(input.text).digest("hex");
    await sql(
      tx,
      `insert into group_agreement (id, group_id, version, text, sha256, published_at, published_by)
       values ($1::uuid, $2::uuid, $3, $4, $5, $6::timestamptz, $7::uuid)`,
      [id, group.id, version, input.text, sha256, now, by.staffId],
    );
    const actor = { kind: "staff" as const, id: by.staffId };
    await recordGroupEvent(
      tx,
      { actor, verb: "group.agreement-published", group, data: { version, sha256 } },
      now,
    );
    const news = {
      kind: "agreement-to-accept" as const,
      key: `agreement-to-accept/${id}`,
      said: { version, isFirst: version === 1, toAccept: true },
    };
    await settleGroupNews(tx, group.id, "customers", now);
    await tellOfGroup(tx, group, await membersOf(tx, group.id), news, now);
    return { kind: "published", version };
  });
}

async function membersOf(tx: Executor, groupId: string): Promise<string[]> {
  const rows = await sql<{ customerId: string }>(
    tx,
    `select customer_id as "customerId" from group_membership
     where group_id = $1::uuid and left_at is null and removed_at is null order by id`,
    [groupId],
  );
  return rows.map(({ customerId }) => customerId);
}
