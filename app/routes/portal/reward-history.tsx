import { Badge } from "#app/ui/badge.tsx";
import { Money } from "#app/ui/money.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { When } from "#app/ui/when.tsx";

type Reward = {
  id: string;
  kind: string;
  amountMinor: string;
  reversedMinor: string;
  currency: string;
  reason: string;
  grantedAt: string;
  availableAt: string;
  state: string;
  friend: string | null;
};

function titleOf({ kind, friend, reason }: Reward): string {
  if (kind === "referral-advocate") return `${friend ?? "A friend"}, whom you brought, bought something`;
  if (kind === "referral-friend") return "You came through a friend";
  return kind === "grant" ? "A thank-you from us" : reason;
}

/** The rewards of a customer in words. */
export function RewardHistory({
  rewards,
  now,
  timeZone,
}: {
  rewards: readonly Reward[];
  now: string;
  timeZone: string;
}) {
  return (
    <Timeline
      now={now}
      timeZone={timeZone}
      items={rewards.map((reward) => ({
        id: reward.id,
        at: reward.grantedAt,
        title: (
          <>
            <Left reward={reward} /> · <span dir="auto">{titleOf(reward)}</span>
          </>
        ),
        detail: (
          <span className="flex flex-wrap items-center gap-2">
            {reward.kind === "grant" ? (
              <span className="min-w-0" dir="auto">
                {reward.reason}
              </span>
            ) : null}
            <TakenBack reward={reward} />
            <State reward={reward} now={now} timeZone={timeZone} />
          </span>
        ),
        tone: reward.state === "ready" ? "good" : reward.state === "taken-back" ? "quiet" : "attention",
      }))}
    />
  );
}

/** What is left of a reward. */
function Left({ reward }: { reward: Reward }) {
  const { amountMinor, reversedMinor, currency } = reward;
  if (reward.state === "taken-back")
    return (
      <del className="text-ink-quiet">
        <Money amountMinor={amountMinor} currency={currency} />
      </del>
    );
  const left = BigInt(amountMinor) - BigInt(reversedMinor);
  return <Money amountMinor={left.toString()} currency={currency} />;
}

function TakenBack({ reward }: { reward: Reward }) {
  if (reward.reversedMinor === "0" || reward.state === "taken-back") return null;
  return (
    <span className="text-14">
      It was <Money amountMinor={reward.amountMinor} currency={reward.currency} />;{" "}
      <Money amountMinor={reward.reversedMinor} currency={reward.currency} /> of it went back, as a part of
      the purchase was refunded.
    </span>
  );
}

function State({ reward, now, timeZone }: { reward: Reward; now: string; timeZone: string }) {
  if (reward.state === "ready") return <Badge tone="good">Ready to use</Badge>;
  if (reward.state === "taken-back") return <Badge>Taken back: the purchase was refunded</Badge>;
  return (
    <Badge tone="attention">
      On its way, yours from <When at={reward.availableAt} now={now} style="day" timeZone={timeZone} />
    </Badge>
  );
}
