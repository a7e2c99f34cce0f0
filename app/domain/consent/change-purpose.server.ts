import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { type Actor, recordEvent } from "../activity/record-event.server.ts";
import { type LockedPurpose, lockPurpose } from "./lock-purpose.server.ts";
import { type NoticeWords, noticeHash } from "./notice.ts";
import { saveNotice } from "./save-notice.server.ts";
import { settleConsentNews } from "./settle-consent-news.server.ts";

type Refusal = "no-such-purpose" | "closed" | "same-words" | "in-the-future";

/** Writes a new version of the notice. Who agreed to an earlier one is asked again; what they said stays said. */
export function writeNotice(
  purposeId: string,
  words: NoticeWords,
  actor: Actor,
  now: Date,
): Promise<{ kind: "written"; version: number } | Refused<Refusal>> {
  return change(purposeId, async (client, purpose) => {
    if (purpose.textSha256 === noticeHash(words))
      return refuse(
        "same-words",
        "These are the words of the present notice. Change something, or leave it.",
      );
    const version = purpose.version + 1;
    await saveNotice(client, { purposeId, version, words }, actor, now);
    await record(client, "purpose-notice.written", purpose, { version }, actor, now);
    await settleConsentNews(client, purpose.key, "customers", now);
    await enqueue(client, "ask-consent-again", { purposeId }, { key: `ask-consent-again/${purposeId}` });
    return { kind: "written", version };
  });
}

/** Notes what shared data was used for, for everybody who shared it to read. `usedOn` is a day, such as 2026-11-22. */
export function recordDataUse(
  purposeId: string,
  use: { usedOn: string; usedFor: string; people: number },
  actor: Actor,
  now: Date,
): Promise<{ kind: "recorded" } | Refused<Refusal>> {
  if (new Date(`${use.usedOn}T00:00:00Z`).getTime() > now.getTime() + 86_400_000)
    return Promise.resolve(
      refuse("in-the-future", "Choose a day that has been: a use is noted once it happened."),
    );
  return withTransaction(async (client) => {
    const purpose = await lockPurpose(client, purposeId);
    if (purpose === null) return absent();
    await sql(
      client,
      `insert into data_use (id, purpose_id, used_on, used_for, people, recorded_at, recorded_by)
       values ($1::uuid, $2::uuid, $3::date, $4, $5, $6::timestamptz, $7::uuid)`,
      [
        newId(now),
        purposeId,
        use.usedOn,
        use.usedFor,
        use.people,
        now,
        actor.kind === "staff" ? actor.id : null,
      ],
    );
    const data = { people: use.people, reason: use.usedFor };
    await record(client, "data-use.recorded", purpose, data, actor, now);
    return { kind: "recorded" };
  });
}

/** Closes a purpose: nobody is asked any more, and nothing shared for it may be used from now on. */
export function closePurpose(
  purposeId: string,
  actor: Actor,
  now: Date,
): Promise<{ kind: "closed" } | Refused<Refusal>> {
  return change(purposeId, async (client, purpose) => {
    await sql(
      client,
      "update purpose set closed_at = $2::timestamptz, closed_by = $3::uuid where id = $1::uuid",
      [purposeId, now, actor.kind === "staff" ? actor.id : null],
    );
    await record(client, "purpose.closed", purpose, {}, actor, now);
    await settleConsentNews(client, purpose.key, "customers", now);
    return { kind: "closed" };
  });
}

function change<Done>(
  purposeId: string,
  work: (client: Executor, purpose: LockedPurpose) => Promise<Done | Refused<Refusal>>,
): Promise<Done | Refused<Refusal>> {
  return withTransaction(async (client) => {
    const purpose = await lockPurpose(client, purposeId);
    if (purpose === null) return absent();
    if (purpose.isClosed) return refuse("closed", "This purpose was closed. Open a new one instead.");
    return work(client, purpose);
  });
}

function absent(): Refused<"no-such-purpose"> {
  return refuse("no-such-purpose", "There is no such purpose.");
}

async function record(
  on: Executor,
  verb: string,
  purpose: LockedPurpose,
  data: Record<string, unknown>,
  actor: Actor,
  now: Date,
): Promise<void> {
  const event = { actor, verb, subjectKind: "purpose", subjectId: purpose.id };
  await recordEvent(on, { ...event, data: { purpose: purpose.name, ...data } }, now);
}
