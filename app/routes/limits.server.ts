import { mailboxOf } from "#app/domain/people/email-address.ts";
import { consume } from "#app/platform/rate-limit.server.ts";

type Limit = "sign-in" | "sign-in-code" | "join" | "idea" | "comment";

/** A refusal for haste: words, and the headers of a 429. */
export type Haste = { message: string; answer: { status: 429; headers: { "Retry-After": string } } };

/** Counts an attempt against the place it comes from and the mailbox it is about. Null where both may go on. */
export async function hasteOf(limit: Limit, from: string, email: string | null): Promise<Haste | null> {
  const keys = [`from ${from}`, ...(email === null ? [] : [`mailbox ${mailboxOf(email)}`])];
  for (const key of keys) {
    const answer = await consume(limit, key);
    if (answer.kind === "limited") return haste(answer.retryAfterSeconds);
  }
  return null;
}

function haste(seconds: number): Haste {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  const wait = minutes === 1 ? "a minute" : `${minutes} minutes`;
  return {
    message: `That was tried too often. Wait ${wait}, then try again.`,
    answer: { status: 429, headers: { "Retry-After": String(Math.max(1, Math.ceil(seconds))) } },
  };
}
