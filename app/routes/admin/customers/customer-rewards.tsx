import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Money } from "#app/ui/money.tsx";
import { rewardKindWords, rewardStateWords } from "../rewards/reward-words.ts";

type CustomerRewardsProps = {
  customerId: string;
  balances: readonly { currency: string; availableMinor: string; pendingMinor: string; owedMinor: string }[];
  latest: readonly {
    id: string;
    amountMinor: string;
    currency: string;
    kind: string;
    reason: string;
    state: string;
  }[];
  mayGrant: boolean;
};

/** The customer's balance and latest rewards. */
export function CustomerRewards({ customerId, balances, latest, mayGrant }: CustomerRewardsProps) {
  return (
    <Card
      title="Rewards"
      actions={
        mayGrant ? (
          <LinkButton size="small" href={`/admin/customers/${customerId}/grant`}>
            Grant a reward
          </LinkButton>
        ) : null
      }
    >
      <div className="flex flex-col gap-3 text-14">
        {balances.length === 0 ? <p className="text-ink-quiet">No rewards yet.</p> : null}
        {balances.map((balance) => (
          <p key={balance.currency}>
            <Money
              amountMinor={balance.availableMinor}
              currency={balance.currency}
              className="font-semibold"
            />{" "}
            ready,{" "}
            <Money amountMinor={balance.pendingMinor} currency={balance.currency} className="font-semibold" />{" "}
            on its way
            {balance.owedMinor === "0" ? null : (
              <>
                {", "}
                <Money
                  amountMinor={balance.owedMinor}
                  currency={balance.currency}
                  className="font-semibold"
                />{" "}
                to settle from the next credit
              </>
            )}
          </p>
        ))}
        <ul className="flex flex-col gap-2">
          {latest.map((reward) => {
            const { label, tone } = rewardStateWords(reward.state);
            return (
              <li key={reward.id} className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
                <span>
                  <Money amountMinor={reward.amountMinor} currency={reward.currency} /> ·{" "}
                  {reward.kind === "grant" ? reward.reason : rewardKindWords(reward.kind)}
                </span>
                <Badge tone={tone}>{label}</Badge>
              </li>
            );
          })}
        </ul>
      </div>
    </Card>
  );
}
