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
};

const titles: Record<string, string> = {
  "referral-advocate": "A friend you brought bought something",
  "referral-friend": "You came through a friend",
  grant: "A thank-you from us",
};

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
            <Money amountMinor={reward.amountMinor} currency={reward.currency} /> ·{" "}
            {titles[reward.kind] ?? reward.reason}
          </>
        ),
        detail: (
          <span className="flex flex-wrap items-center gap-2">
            {reward.kind === "grant" ? <span>{reward.reason}</span> : null}
            <TakenBack reward={reward} />
            <State reward={reward} now={now} timeZone={timeZone} />
          </span>
        ),
        tone: reward.state === "ready" ? "good" : reward.state === "taken-back" ? "quiet" : "attention",
      }))}
    />
  );
}

function TakenBack({ reward }: { reward: Reward }) {
  if (reward.reversedMinor === "0" || reward.state === "taken-back") return null;
  return (
    <span className="text-14">
      less <Money amountMinor={reward.reversedMinor} currency={reward.currency} />, because a part of the
      purchase was refunded
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
