import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { lockApplication } from "./application.server.ts";
import { giveUpSeat } from "./give-up-seat.server.ts";
import { recordGroupEvent } from "./record-group-event.server.ts";
import { tellOfGroup } from "./tell-of-group.server.ts";

/** Takes a member's seat away, with a word; the next of those who wait gets it. */
export async function removeMember(
  input: { groupId: string; applicationId: string; word: string | null },
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "removed" } | Refused<"not-a-member">> {
  return withTransaction(async (tx) => {
    const found = await lockApplication(tx, input.groupId, input.applicationId);
    if (found === null || found.application.membershipId === null)
      return refuse("not-a-member", "They hold no seat any more.");
    const { group, application } = found;
    const { customerId } = application;
    const actor = { kind: "staff" as const, id: by.staffId };
    const data = { reason: input.word };
    await recordGroupEvent(tx, { actor, verb: "group.member-removed", group, customerId, data }, now);
    await giveUpSeat(tx, group, application, { ...by, word: input.word }, now);
    const news = {
      kind: "application-decided" as const,
      key: `application-decided/${application.id}/removed`,
      said: { decision: "removed", word: input.word, toAccept: false },
    };
    await tellOfGroup(tx, group, [customerId], news, now);
    return { kind: "removed" };
  });
}
