import { createHash, createHmac, randomBytes, randomInt } from "node:crypto";
import { env } from "#app/platform/env.server.ts";

/** A secret of 32 random bytes for a link or a browser cookie. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a secret. */
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Six digits for a mail. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/** What the database keeps of a code: keyed, since six digits are guessed in no time from a bare hash. */
export function hashOfCode(tokenId: string, code: string): string {
  return createHmac("sha256", env.SECRET).update(`sign-in code ${tokenId} ${code}`).digest("hex");
}
