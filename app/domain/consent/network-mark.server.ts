import { createHmac, hkdfSync } from "node:crypto";
import { networkOf } from "#app/platform/client-address.server.ts";
import { env } from "#app/platform/env.server.ts";

const key = Buffer.from(hkdfSync("sha256", env.SECRET, "", "consent network mark", 32));

/**
 * A mark of the network that a consent came from, for proof: a keyed hash of the day and of the network part of the
 * address. The same network has another mark on another day; the address itself is kept nowhere.
 */
export function networkMark(address: string, at: Date): string {
  const day = at.toISOString().slice(0, 10);
  return createHmac("sha256", key)
    .update(`${day} ${networkOf(address)}`)
    .digest("base64url");
}
