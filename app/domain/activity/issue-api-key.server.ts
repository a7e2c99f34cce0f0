import { createApiKey } from "#app/platform/api-keys.server.ts";
import type { ApiScope } from "#app/platform/api-scopes.ts";
import { type Actor, recordEvent } from "./record-event.server.ts";

/** Makes a key for a machine and notes who made it. The secret is in the answer and nowhere else. */
export function issueApiKey(
  input: { name: string; scopes: readonly ApiScope[]; expiresAt: Date | null },
  actor: Actor,
  now: Date,
): Promise<{ id: string; secret: string }> {
  return createApiKey(input, now, (client, key) => {
    const data = { name: key.name, prefix: key.prefix, scopes: input.scopes };
    return recordEvent(
      client,
      { actor, verb: "api-key.created", subjectKind: "api-key", subjectId: key.id, data },
      now,
    );
  });
}
