import { pool } from "#app/platform/database.server.ts";
import { isCode, normaliseCode } from "./referral-code.ts";

/** A code never changes hands, so a found link is kept; the map starts anew when it grows past this. */
const mostKept = 200_000;

const linkIds = new Map<string, string>();

/** The id and code of the link behind what somebody typed or opened; null where there is none. */
export async function findLink(typed: string): Promise<{ id: string; code: string } | null> {
  const code = normaliseCode(typed);
  if (!isCode(code)) return null;
  const kept = linkIds.get(code);
  if (kept !== undefined) return { id: kept, code };
  const { rows } = await pool.query<{ id: string }>({
    name: "find-link",
    text: "select id from referral_link where code = $1",
    values: [code],
  });
  const id = rows[0]?.id;
  if (id === undefined) return null;
  if (linkIds.size >= mostKept) linkIds.clear();
  linkIds.set(code, id);
  return { id, code };
}
