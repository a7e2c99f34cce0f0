import { isId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { DataUseView } from "./consent-queries.server.ts";

/** A purpose with how its people stand to it. `earlier` are those of `given` who agreed to older words. */
export type PurposeRow = {
  id: string;
  key: string;
  name: string;
  version: number;
  createdAt: Date;
  closedAt: Date | null;
  given: number;
  earlier: number;
  withdrawn: number;
  uses: number;
};

const rows = `select p.id, p.key, p.name, n.version, p.created_at as "createdAt", p.closed_at as "closedAt",
    coalesce(c.given, 0)::int as given, coalesce(c.earlier, 0)::int as earlier, coalesce(c.withdrawn, 0)::int as withdrawn,
    (select count(*) from data_use u where u.purpose_id = p.id)::int as uses
  from purpose p
  join lateral (select id, version from purpose_notice where purpose_id = p.id order by version desc limit 1) n on true
  left join lateral (
    select count(*) filter (where state = 'given') as given,
      count(*) filter (where state = 'given' and notice_id <> n.id) as earlier, count(*) filter (where state = 'withdrawn') as withdrawn
    from (select distinct on (customer_id) state, notice_id from consent_event where purpose_id = p.id order by customer_id, seq desc) latest
  ) c on true`;

/** All purposes, the open ones first. */
export function listPurposes(): Promise<PurposeRow[]> {
  return sql<PurposeRow>(pool, `${rows} order by p.closed_at is not null, p.created_at, p.id`);
}

/** A version of a notice. */
export type NoticeView = {
  version: number;
  what: string;
  why: string;
  whatYouGet: string;
  categories: string[];
  at: Date;
  by: string | null;
  textSha256: string;
};

export type PurposeInDetail = PurposeRow & { notices: NoticeView[]; latestUses: DataUseView[] };

/** One purpose with its notices and what it was used for, newest first; null where there is none. */
export async function purposeInDetail(purposeId: string): Promise<PurposeInDetail | null> {
  if (!isId(purposeId)) return null;
  const [[purpose], notices, latestUses] = await Promise.all([
    sql<PurposeRow>(pool, `${rows} where p.id = $1::uuid`, [purposeId]),
    sql<NoticeView>(
      pool,
      `select n.version, n.what, n.why, n.what_you_get as "whatYouGet", n.categories, n.at, s.name as by, n.text_sha256 as "textSha256"
       from purpose_notice n left join staff s on s.id = n.created_by where n.purpose_id = $1::uuid order by n.version desc`,
      [purposeId],
    ),
    sql<DataUseView>(
      pool,
      `select to_char(used_on, 'YYYY-MM-DD') as "usedOn", used_for as "usedFor", people from data_use
       where purpose_id = $1::uuid order by used_on desc, id desc limit 50`,
      [purposeId],
    ),
  ]);
  return purpose === undefined ? null : { ...purpose, notices, latestUses };
}
