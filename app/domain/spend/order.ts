import { addDays } from "#app/kernel/dates.ts";
import { isCurrency } from "#app/kernel/money.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";

/** A purchase as it arrives. Amounts in minor units; `customer` is the shop's id of the customer. */
export type OrderInput = {
  source: string;
  externalId: string;
  customer: string;
  email?: string | undefined;
  placedAt: Date;
  amountMinor: bigint;
  currency: string;
  costMinor?: bigint | undefined;
  referral?: { clickId?: string | undefined; code?: string | undefined } | undefined;
};

/** An order that stands in the books. */
export type RecordedOrder = {
  id: string;
  source: string;
  externalId: string;
  customerId: string;
  placedAt: Date;
  amountMinor: bigint;
  currency: string;
  costMinor: bigint | null;
};

export type OrderRefusal = "bad-amount" | "bad-currency" | "bad-date" | "other-amount" | "other-customer";

const earliest = new Date("1970-01-01T00:00:00Z");

/** Largest amount taken for one order, in minor units: what a JSON number holds exactly. */
export const largestAmountMinor = 9_007_199_254_740_991n;

/** Whether an order makes sense by itself; null where it does. Dates may lie a day ahead, for shops with clocks of their own. */
export function checkOrder(order: OrderInput, now: Date): Refused<OrderRefusal> | null {
  if (order.amountMinor < 0n) {
    return refuse(
      "bad-amount",
      "The amount is negative. Send the order with its full amount, and what came back as a refund.",
    );
  }
  if (order.amountMinor > largestAmountMinor || (order.costMinor ?? 0n) > largestAmountMinor) {
    return refuse("bad-amount", "The amount is larger than one order can be.");
  }
  if (order.costMinor !== undefined && order.costMinor < 0n)
    return refuse("bad-amount", "The cost is negative.");
  if (!isCurrency(order.currency)) {
    return refuse(
      "bad-currency",
      `"${order.currency.slice(0, 12)}" is no currency code of ISO 4217, such as EUR.`,
    );
  }
  if (order.placedAt < earliest)
    return refuse("bad-date", "The order was placed before 1970. Check the date.");
  if (order.placedAt > addDays(now, 1))
    return refuse("bad-date", "The order was placed in the future. Check the date.");
  return null;
}

/** Whether an order that came again is the same; null where it is. */
export function checkDuplicate(
  known: RecordedOrder,
  order: OrderInput,
  customerId: string | null,
): Refused<OrderRefusal> | null {
  if (known.amountMinor !== order.amountMinor || known.currency !== order.currency) {
    return refuse(
      "other-amount",
      `Order ${order.externalId} of ${order.source} is already in the books with another amount (${known.amountMinor} ${known.currency} in minor units). Send a refund to lower it.`,
    );
  }
  if (customerId !== null && known.customerId !== customerId) {
    return refuse(
      "other-customer",
      `Order ${order.externalId} of ${order.source} is already in the books for another customer.`,
    );
  }
  return null;
}
