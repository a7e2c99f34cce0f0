import { query } from "./database.ts";

/** What a mere look may touch: when a session or a key was last used, and that somebody has seen what they were told of. */
const restless: Record<string, string[]> = {
  session: ["last_seen_at", "expires_at"],
  api_key: ["last_used_at"],
  notification: ["read_at"],
};

/** A hash of every row of every table of ours, by table: two equal ones mean that nothing was written in between. */
export async function fingerprint(
  options: { except?: readonly string[] } = {},
): Promise<Record<string, string>> {
  const tables = await query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename not like '\\_prisma%' order by 1",
  );
  const kept = tables.filter(({ name }) => !(options.except ?? []).includes(name));
  const parts = kept.map(({ name }) => {
    const row = (restless[name] ?? []).reduce((text, column) => `${text} - '${column}'`, "to_jsonb(t)");
    return `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(md5((${row})::text), '' order by md5((${row})::text))), '') as hash from "${name}" t`;
  });
  const rows = await query<{ name: string; hash: string }>(parts.join(" union all "));
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}
