import type { IncomingMessage } from "node:http";
import type { Actor } from "#app/domain/activity/record-event.server.ts";
import { type FoundApiKey, findApiKey } from "#app/platform/api-keys.server.ts";
import { type ApiScope, allows } from "#app/platform/api-scopes.ts";
import { env } from "#app/platform/env.server.ts";
import { tokenBuckets } from "#app/platform/token-buckets.ts";
import type { Answer } from "./answer.ts";
import { problem } from "./problem.ts";

const challenge = 'Bearer realm="Kith API"';

/** One actor a key, so that orders of one caller are seen to be of one caller and share a batch. */
const actors = new WeakMap<FoundApiKey, Actor>();

function actorOf(key: FoundApiKey): Actor {
  const known = actors.get(key);
  if (known !== undefined) return known;
  const actor: Actor = { kind: "api-key", id: key.id };
  actors.set(key, actor);
  return actor;
}

const takeToken = tokenBuckets(env.API_PER_SECOND);

/** The problem of a key that asks too often, or null. */
function hasteOf({ id }: FoundApiKey, now: Date): Answer | null {
  const seconds = takeToken(id, now.getTime());
  if (seconds === 0) return null;
  const detail = `A key may ask ${env.API_PER_SECOND} times a second. Send the same request again in ${seconds} s.`;
  return problem("too-many-requests", detail, { headers: { "retry-after": String(seconds) } });
}

/** The key of a request, or the problem: 401 without a usable one, 429 for haste, 403 where it does not allow this. */
export async function authenticate(
  request: IncomingMessage,
  scope: ApiScope,
  now: Date,
): Promise<{ key: FoundApiKey; actor: Actor } | { problem: Answer }> {
  const secret = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.authorization ?? "")?.[1];
  if (secret === undefined) {
    const detail =
      "Send the header Authorization: Bearer followed by a key. An owner makes keys under Settings, API keys.";
    return { problem: problem("unauthenticated", detail, { headers: { "www-authenticate": challenge } }) };
  }
  const key = await findApiKey(secret, now);
  if (key === null) {
    const detail = "This key is unknown, has expired or was revoked. Ask an owner for a new one.";
    const headers = { "www-authenticate": `${challenge}, error="invalid_token"` };
    return { problem: problem("unauthenticated", detail, { headers }) };
  }
  const haste = hasteOf(key, now);
  if (haste !== null) return { problem: haste };
  if (!allows(key.scopes, scope)) {
    const detail = `This needs a key with the scope ${scope}. This key has ${key.scopes.join(", ") || "none"}.`;
    const headers = { "www-authenticate": `${challenge}, error="insufficient_scope", scope="${scope}"` };
    return { problem: problem("scope-missing", detail, { headers }) };
  }
  return { key, actor: actorOf(key) };
}
