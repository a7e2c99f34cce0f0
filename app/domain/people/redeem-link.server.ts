import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import type { Executor } from "#app/platform/sql.server.ts";
import { enterBy } from "./enter-by-link.server.ts";
import { recordSignIn } from "./record-sign-in.server.ts";
import { type LinkRefusal, takeLink } from "./take-link.server.ts";

/** Either the token of a link, or nothing but the code of the mail in the browser that asked for it. */
export type RedeemLink = {
  token: string | null;
  code: string | null;
  browserSecret: string | null;
  userAgent: string;
};

/** Somebody joined: what is known of how they came. */
export type Joined = { customerId: string; email: string; clickId: string | null; code: string | null };
export type WhenJoined = (tx: Executor, joined: Joined, now: Date) => Promise<unknown>;

export type Redeemed =
  | {
      kind: "signed-in";
      session: { token: string; endsAt: Date };
      accountId: string;
      staff: boolean;
      joined: boolean;
      to: string | null;
    }
  | Refused<LinkRefusal | "nobody">;

/** Uses a link up and signs its person in; whoever is new becomes a customer or a member of staff in the same transaction. */
export async function redeemLink(input: RedeemLink, now: Date, whenJoined: WhenJoined): Promise<Redeemed> {
  return withTransaction(async (tx) => {
    const taken = await takeLink(tx, input, now);
    if (taken.kind === "refused") return taken;
    const person = await enterBy(tx, taken, now);
    if (person === null) return refuse("nobody", "Nobody can sign in with this link any more.");
    const { accountId, customerId, staffId, joined } = person;
    if (joined && customerId !== null) {
      await whenJoined(
        tx,
        { customerId, email: taken.email, clickId: taken.payload.clickId, code: taken.payload.code },
        now,
      );
    }
    const session = await startSession(
      accountId,
      { userAgent: input.userAgent, staff: staffId !== null },
      now,
      tx,
    );
    await recordSignIn(tx, accountId, "link", now);
    return { kind: "signed-in", session, accountId, staff: staffId !== null, joined, to: taken.payload.to };
  });
}
