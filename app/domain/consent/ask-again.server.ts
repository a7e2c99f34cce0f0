import { withTransaction } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { notify } from "../notifications/notify.server.ts";
import { lockPurpose } from "./lock-purpose.server.ts";
import { subjectOfConsent } from "./settle-consent-news.server.ts";

type Asked = { customerId: string; accountId: string };

const batch = 200;

/**
 * Asks everybody whose yes is to an earlier notice of a purpose to read the present one, each once. Safe to run twice.
 * The purpose is locked for a batch at a time, so that nobody is asked who has just answered.
 */
export async function askAgain(purposeId: string, now: Date): Promise<number> {
  let told = 0;
  for (let after: string | null = null; ; ) {
    const asked = await withTransaction((client) => askBatch(client, purposeId, after, now));
    told += asked.length;
    after = asked.at(-1)?.customerId ?? null;
    if (asked.length < batch) return told;
  }
}

async function askBatch(on: Executor, purposeId: string, after: string | null, now: Date): Promise<Asked[]> {
  const purpose = await lockPurpose(on, purposeId);
  if (purpose === null || purpose.isClosed) return [];
  const asked = await sql<Asked>(
    on,
    `select c.id as "customerId", c.account_id as "accountId"
     from (select distinct on (customer_id) customer_id, state, notice_id from consent_event
       where purpose_id = $1::uuid and ($3::uuid is null or customer_id > $3::uuid) order by customer_id, seq desc) e
     join customer c on c.id = e.customer_id and c.account_id is not null
     where e.state = 'given' and e.notice_id <> $2::uuid order by c.id limit ${batch}`,
    [purposeId, purpose.noticeId, after],
  );
  const { name, key, noticeId } = purpose;
  await notify(
    on,
    asked.map(({ accountId }) => ({
      accountId,
      kind: "consent-to-renew" as const,
      key: `consent-to-renew/${noticeId}/${accountId}`,
      subject: subjectOfConsent(key),
      untilDone: true,
      data: { title: name, path: "/consent" },
      mail: {
        template: "news",
        props: {
          heading: `We changed the words of “${name}”`,
          lines: ["You agreed to the words as they were. Read the new ones, and say yes or no."],
          action: "Read and decide",
          link: `${env.ORIGIN}/consent`,
          why: `You have this mail because you agreed to “${name}”.`,
        },
      },
    })),
    now,
  );
  return asked;
}
