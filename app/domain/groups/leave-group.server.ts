import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { liveApplication } from "./application.server.ts";
import { giveUpSeat } from "./give-up-seat.server.ts";
import { lockGroup } from "./lock-group.server.ts";
import { noSuchGroup } from "./no-such-group.ts";
import { recordGroupEvent } from "./record-group-event.server.ts";

/** Gives up a seat, or takes an application back. Coming again is a new application. */
export async function leaveGroup(
  input: { groupId: string; customerId: string },
  now: Date,
): Promise<{ kind: "left"; hadSeat: boolean } | Refused<"no-such-group" | "not-in-it">> {
  return withTransaction(async (tx) => {
    const group = await lockGroup(tx, input.groupId);
    if (group === null) return noSuchGroup();
    const { customerId } = input;
    const application = await liveApplication(tx, group.id, customerId);
    if (application === null) return refuse("not-in-it", "You are not in this group any more.");
    const hadSeat = application.membershipId !== null;
    const actor = { kind: "customer" as const, id: customerId };
    const verb = hadSeat ? "group.left" : "group.application-withdrawn";
    await recordGroupEvent(tx, { actor, verb, group, customerId }, now);
    await giveUpSeat(tx, group, application, null, now);
    return { kind: "left", hadSeat };
  });
}
