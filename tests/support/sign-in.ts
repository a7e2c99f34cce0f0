import { startSession } from "#app/platform/session.server.ts";
import { sessionCookie } from "#app/platform/session-cookie.server.ts";
import type { Person } from "./cast.ts";

/** Signs a member of the cast in, in the database of this process. @returns the name and value of the cookie */
export async function signIn(
  person: Person,
  options: { staff: boolean; at?: Date },
): Promise<{ name: string; value: string }> {
  const at = options.at ?? new Date();
  const session = await startSession(person.accountId, { userAgent: "Kith tests", staff: options.staff }, at);
  const [pair = ""] = sessionCookie(session, at).split(";");
  const [name = "", value = ""] = pair.split("=");
  return { name, value };
}
