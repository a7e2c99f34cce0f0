import type { NoticeKind } from "#app/domain/notifications/notice-kinds.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { env } from "#app/platform/env.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { pathOfGroup } from "./group.ts";

/**
 * News of a group. `key` makes it once for each person it goes to; `said` goes into the notice and the mail.
 * Where `said.toAccept` is true, it waits until the agreement is accepted or the seat is gone.
 */
export type GroupNews = {
  kind: Extract<NoticeKind, "application-decided" | "seat-free" | "agreement-to-accept">;
  key: string;
  said: Record<string, unknown> & { toAccept: boolean };
};

/** Tells customers who have an account, in the transaction of what happened. */
export async function tellOfGroup(
  tx: Executor,
  group: { id: string; name: string },
  customerIds: readonly string[],
  news: GroupNews,
  now: Date,
): Promise<void> {
  if (customerIds.length === 0) return;
  const people = await sql<{ accountId: string }>(
    tx,
    `select account_id as "accountId" from customer where id = any($1::uuid[]) and account_id is not null order by id`,
    [customerIds],
  );
  const path = pathOfGroup(group.id);
  const data = { group: group.name, path, ...news.said };
  const props = { group: group.name, groupUrl: `${env.ORIGIN}${path}`, ...news.said };
  await notify(
    tx,
    people.map(({ accountId }) => ({
      accountId,
      kind: news.kind,
      key: `${news.key}/${accountId}`,
      data,
      untilDone: news.said.toAccept,
      mail: { template: news.kind, props },
    })),
    now,
  );
}
