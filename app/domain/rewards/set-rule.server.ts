import { newId } from "#app/kernel/ids.ts";
import { isCurrency } from "#app/kernel/money.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Actor, recordEvent } from "../activity/record-event.server.ts";
import { currentRule, saveRule } from "./current-rule.server.ts";
import type { RewardRule } from "./reward-rule.ts";

/** What staff can set of the rule. */
export type RewardTerms = Omit<RewardRule, "id" | "version">;

/** Sets the reward rule from now on; credits that were given keep the version they were given by. */
export async function setRewardRule(
  terms: RewardTerms,
  actor: Actor,
  now: Date,
): Promise<{ kind: "set"; version: number } | Refused<"bad-currency" | "bad-amount" | "changed-meanwhile">> {
  if (!isCurrency(terms.currency)) return refuse("bad-currency", "Enter a currency code such as EUR.");
  if (terms.advocateAmountMinor < 0n || terms.friendAmountMinor < 0n || terms.minimumOrderMinor < 0n) {
    return refuse("bad-amount", "Amounts cannot be negative.");
  }
  return withTransaction(async (client) => {
    const version = ((await currentRule(client))?.version ?? 0) + 1;
    const id = newId(now);
    const saved = await saveRule(
      client,
      { id, version, ...terms },
      actor.kind === "staff" ? actor.id : null,
      now,
    );
    if (!saved)
      return refuse(
        "changed-meanwhile",
        "Someone else changed the rule at the same moment. Look again and save once more.",
      );
    const { advocateAmountMinor, friendAmountMinor, minimumOrderMinor, ...rest } = terms;
    const data = {
      version,
      ...rest,
      advocateAmountMinor: advocateAmountMinor.toString(),
      friendAmountMinor: friendAmountMinor.toString(),
      minimumOrderMinor: minimumOrderMinor.toString(),
    };
    await recordEvent(
      client,
      { actor, verb: "reward-rule.changed", subjectKind: "reward-rule", subjectId: id, data },
      now,
    );
    return { kind: "set", version };
  });
}
