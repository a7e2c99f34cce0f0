import { doneAbout, type Whose } from "#app/domain/notifications/done-about.server.ts";
import type { Executor } from "#app/platform/sql.server.ts";
import { pathOfGroup } from "./group.ts";

/** Takes back what earlier news of a group asked of a customer, or of all its customers. */
export function settleGroupNews(
  tx: Executor,
  groupId: string,
  whose: Exclude<Whose, "staff">,
  now: Date,
): Promise<void> {
  const kinds = ["application-decided", "seat-free", "agreement-to-accept"] as const;
  return doneAbout(tx, pathOfGroup(groupId), { whose, kinds }, now);
}
