import { isId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { revokeApiKey } from "#app/platform/api-keys.server.ts";
import { type Actor, recordEvent } from "./record-event.server.ts";

/** Ends a machine's key and notes who ended it. */
export async function withdrawApiKey(
  id: string,
  actor: Actor,
  now: Date,
): Promise<{ kind: "withdrawn" } | Refused<"no-such-key">> {
  const withdrawn =
    isId(id) &&
    (await revokeApiKey(id, now, (client, key) => {
      const data = { name: key.name, prefix: key.prefix };
      return recordEvent(
        client,
        { actor, verb: "api-key.revoked", subjectKind: "api-key", subjectId: key.id, data },
        now,
      );
    }));
  return withdrawn
    ? { kind: "withdrawn" }
    : refuse("no-such-key", "This key does not exist or was revoked before.");
}
