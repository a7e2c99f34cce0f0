import { giftMonths, habits, seasons } from "./data/buying.ts";
import { type CustomerKey, customerKeys, customers } from "./data/customers.ts";
import { type Clock, dayOf } from "./moment.ts";
import { type Random, randomFor } from "./random.ts";

/** A purchase, and what came back of it. Amounts in cents. */
export type Purchase = {
  by: CustomerKey;
  source: "shop" | "wholesale";
  externalId: string;
  placedAt: Date;
  amountMinor: bigint;
  costMinor: bigint | undefined;
  isFirst: boolean;
  refund: { externalId: string; at: Date; amountMinor: bigint } | null;
};

type Basket = Omit<Purchase, "externalId" | "isFirst" | "refund">;

const hourMs = 3_600_000;
const refundedShare = 0.035;

/** Everything that was ever bought, in the order of time. */
export function allPurchases(clock: Clock, seed: number): Purchase[] {
  const baskets = customerKeys
    .flatMap((by) => basketsOf(by, clock, randomFor(seed, `purchases of ${by}`)))
    .sort((one, other) => one.placedAt.getTime() - other.placedAt.getTime());
  const random = randomFor(seed, "refunds");
  const seen = new Set<CustomerKey>();
  return baskets.map((basket, index) => {
    const isFirst = !seen.has(basket.by);
    seen.add(basket.by);
    const externalId = `L-${20_001 + index}`;
    const share = refundOf(basket.by, isFirst, random);
    const at = new Date(basket.placedAt.getTime() + random.between(60, 190) * hourMs);
    const amountMinor = (basket.amountMinor * share) / 100n;
    const refund =
      share === 0n || at >= clock.now ? null : { externalId: `R-${externalId}`, at, amountMinor };
    return { ...basket, externalId, isFirst, refund };
  });
}

/** How much of an order comes back, in per cent. Dara sends the whole first order back while the reward for it is on hold. */
function refundOf(by: CustomerKey, isFirst: boolean, random: Random): bigint {
  const comesBack = random.next() < refundedShare;
  const all = random.next() < 0.3;
  if (by === "dara" && isFirst) return 100n;
  if (!comesBack) return 0n;
  return all ? 100n : 25n;
}

function basketsOf(by: CustomerKey, clock: Clock, random: Random): Basket[] {
  const { buys, from, until = 1 } = customers[by];
  const habit = habits[buys];
  const baskets: Basket[] = [];
  for (let day = from; day >= until && day >= 1; day -= nextAfter(habit, random)) {
    const placedAt = new Date(clock.at([day, "06:30"]).getTime() + random.between(0, 13 * 60) * 60_000);
    const month = placedAt.getUTCMonth();
    const season = seasons[buys][month] ?? 1;
    const cents = Math.round((random.between(habit.least, habit.most) * season) / 50) * 50;
    const amountMinor = BigInt(cents);
    const costMinor =
      habit.costPercent === null ? undefined : BigInt(Math.round((cents * habit.costPercent) / 100));
    if (buys !== "gifts" || day === from || giftMonths.has(month))
      baskets.push({ by, source: habit.source, placedAt, amountMinor, costMinor });
    if (buys === "once") break;
  }
  return baskets;
}

function nextAfter({ everyDays, spread }: { everyDays: number; spread: number }, random: Random): number {
  return Math.max(1, everyDays + random.between(-spread, spread));
}

/** Purchases by the day on which they were placed. */
export function byDay(purchases: readonly Purchase[]): Purchase[][] {
  return [...Map.groupBy(purchases, ({ placedAt }) => dayOf(placedAt)).values()];
}
