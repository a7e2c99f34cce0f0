import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { saveContributions } from "../activity/save-contributions.server.ts";
import { saveOutcomes } from "../activity/save-outcomes.server.ts";
import type { ReferralClaim } from "./attribution.ts";

/** An attribution with the contribution it is for the referrer and the outcome it led to. */
export type Attribution = {
  refereeId: string;
  claim: ReferralClaim;
  contributionId: string;
  outcomeId: string;
  attributedAt: Date;
};

/** Prepares an attribution with ids of its own. */
export function newAttribution(
  refereeId: string,
  claim: ReferralClaim,
  attributedAt: Date,
  now: Date,
): Attribution {
  return { refereeId, claim, contributionId: newId(now), outcomeId: newId(now), attributedAt };
}

/** Writes who brought whom: the referrer's contribution, the outcome that the referee joined, and the attribution. */
export async function saveAttributions(
  on: Executor,
  attributions: readonly Attribution[],
  now: Date,
): Promise<void> {
  if (attributions.length === 0) return;
  await saveContributions(
    on,
    attributions.map(({ contributionId, claim, refereeId, attributedAt }) => ({
      id: contributionId,
      customerId: claim.referrerId,
      kind: "referral",
      occurredAt: attributedAt,
      subject: { kind: "customer", id: refereeId },
      evidence: {
        code: claim.code,
        clickId: claim.click?.id ?? null,
        clickedAt: claim.click?.at.toISOString() ?? null,
      },
    })),
    now,
  );
  await saveOutcomes(
    on,
    attributions.map(({ outcomeId, contributionId, refereeId, attributedAt }) => ({
      id: outcomeId,
      kind: "customer-joined",
      customerId: refereeId,
      state: "joined",
      occurredAt: attributedAt,
      influencedBy: [contributionId],
    })),
    now,
  );
  await sql(
    on,
    `insert into attribution (referee_id, referrer_id, link_id, click_id, contribution_id, outcome_id, attributed_at)
     select referee_id, referrer_id, link_id, click_id, contribution_id, outcome_id, attributed_at
     from jsonb_to_recordset($1::text::jsonb) as a(referee_id uuid, referrer_id uuid, link_id uuid, click_id uuid,
       contribution_id uuid, outcome_id uuid, attributed_at timestamptz)`,
    [
      JSON.stringify(
        attributions.map(({ refereeId, claim, contributionId, outcomeId, attributedAt }) => ({
          referee_id: refereeId,
          referrer_id: claim.referrerId,
          link_id: claim.linkId,
          click_id: claim.click?.id ?? null,
          contribution_id: contributionId,
          outcome_id: outcomeId,
          attributed_at: attributedAt,
        })),
      ),
    ],
  );
}
