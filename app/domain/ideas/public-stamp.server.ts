import { pool } from "#app/platform/database.server.ts";
import { groupCommit } from "#app/platform/group-commit.server.ts";

/** Requests that arrive together are answered by one look, which begins after all of them arrived. */
const look = groupCommit<null, string>(
  async (asked) => {
    const { rows } = await pool.query<{ version: string }>({
      name: "public-stamp",
      text: "select sum(version)::text as version from public_change",
    });
    const stamp = rows[0]?.version ?? "0";
    return asked.map(() => stamp);
  },
  { largest: 10_000, atOnce: 4 },
);

/** The stamp of everything that public pages show. It changes with the commit of each change, for all processes at once. */
export function publicStamp(): Promise<string> {
  return look(null);
}
