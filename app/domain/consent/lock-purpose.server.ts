import { isId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";

/** A purpose with the id, version and hash of its latest notice. */
export type LockedPurpose = {
  id: string;
  key: string;
  name: string;
  isClosed: boolean;
  noticeId: string;
  version: number;
  textSha256: string;
};

/** Locks a purpose for a change to it, so that of two changes one comes second; null where there is none. */
export async function lockPurpose(on: Executor, purposeId: string): Promise<LockedPurpose | null> {
  if (!isId(purposeId)) return null;
  const [locked] = await sql(on, "select 1 from purpose where id = $1::uuid for update", [purposeId]);
  if (locked === undefined) return null;
  const [purpose] = await sql<LockedPurpose>(
    on,
    `select p.id, p.key, p.name, p.closed_at is not null as "isClosed", n.id as "noticeId", n.version, n.text_sha256 as "textSha256"
     from purpose p join purpose_notice n on n.purpose_id = p.id
     where p.id = $1::uuid order by n.version desc limit 1`,
    [purposeId],
  );
  return purpose ?? null;
}
