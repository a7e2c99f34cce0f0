import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { Actor } from "../activity/record-event.server.ts";
import { type NoticeWords, noticeHash } from "./notice.ts";

/** A notice to write, as a version of a purpose. */
export type NewNotice = { purposeId: string; version: number; words: NoticeWords };

/** Writes a version of a purpose's notice with the hash of its words. */
export async function saveNotice(
  on: Executor,
  { purposeId, version, words }: NewNotice,
  actor: Actor,
  now: Date,
): Promise<void> {
  await sql(
    on,
    `insert into purpose_notice (id, purpose_id, version, what, why, what_you_get, categories, locale, text_sha256, at, created_by)
     values ($1::uuid, $2::uuid, $3, $4, $5, $6, $7::text[], $8, $9, $10::timestamptz, $11::uuid)`,
    [
      newId(now),
      purposeId,
      version,
      words.what,
      words.why,
      words.whatYouGet,
      words.categories,
      words.locale,
      noticeHash(words),
      now,
      actor.kind === "staff" ? actor.id : null,
    ],
  );
}
