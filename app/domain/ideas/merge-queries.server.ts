import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** An idea that leads on to another, as it stands there. */
export type MergedHere = {
  id: string;
  title: string;
  author: string | null;
  mergedAt: Date;
  by: string;
  carried: number;
};

/** The ideas that lead on to an idea, the first merged first. */
export function mergedInto(ideaId: string): Promise<MergedHere[]> {
  return sql<MergedHere>(
    pool,
    `select i.id, i.title, m.merged_at as "mergedAt", s.name as by, m.carried,
       case when c.joined_at is not null then nullif(split_part(trim(coalesce(c.name, '')), ' ', 1), '') end as author
     from idea i join idea_merge m on m.idea_id = i.id and m.undone_at is null
       join staff s on s.id = m.merged_by join customer c on c.id = i.author_id
     where i.merged_into = $1::uuid order by m.merged_at, m.id limit 50`,
    [ideaId],
  );
}

/** When and by whom an idea was merged, and how many votes that brought; null where it stands by itself. */
export async function mergeOf(
  ideaId: string,
): Promise<{ mergedAt: Date; by: string; carried: number } | null> {
  const [merge] = await sql<{ mergedAt: Date; by: string; carried: number }>(
    pool,
    `select m.merged_at as "mergedAt", s.name as by, m.carried from idea_merge m join staff s on s.id = m.merged_by
     where m.idea_id = $1::uuid and m.undone_at is null`,
    [ideaId],
  );
  return merge ?? null;
}
