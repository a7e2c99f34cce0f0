import { takeOrders } from "#app/domain/intake/take-orders.server.ts";
import { takeRefund } from "#app/domain/intake/take-refund.server.ts";
import { externalIdOf } from "./customers.server.ts";
import { company } from "./data/company.ts";
import { broughtBy, customers } from "./data/customers.ts";
import type { House } from "./house.ts";
import { byDay, type Purchase } from "./purchases.ts";
import { done, type Step } from "./story.ts";

/** The shop sends the orders of a day in the evening, and each refund when it happens. */
export function orderSteps(house: House, purchases: readonly Purchase[]): Step[] {
  const evenings = byDay(purchases).map((day) => ({
    at: eveningOf(day),
    run: (now: Date) => send(house, day, now),
  }));
  const refunds = purchases.flatMap(({ source, externalId: orderExternalId, refund }) => {
    if (refund === null) return [];
    const { externalId, amountMinor, at } = refund;
    const input = { source, orderExternalId, externalId, amountMinor, refundedAt: at };
    return [{ at, run: (now: Date) => done(takeRefund(input, house.shop.get("key"), now)) }];
  });
  return [...evenings, ...refunds];
}

function eveningOf(day: readonly Purchase[]): Date {
  const evening = new Date(day[0]?.placedAt ?? 0);
  evening.setUTCHours(21, 30, 0, 0);
  return evening;
}

async function send(house: House, day: readonly Purchase[], now: Date): Promise<void> {
  const orders = day.map(({ by, source, externalId, placedAt, amountMinor, costMinor, isFirst }) => ({
    source,
    externalId,
    customer: externalIdOf(by),
    email: customers[by].email,
    placedAt,
    amountMinor,
    costMinor,
    currency: company.currency,
    referral: isFirst ? codeFor(house, by) : undefined,
  }));
  const results = await takeOrders(orders, house.shop.get("key"), now);
  for (const result of results) await done(Promise.resolve(result));
}

/** Who did not join before they bought typed the code of whoever told them of the roastery. */
function codeFor(house: House, by: Purchase["by"]): { code: string } | undefined {
  const friend = broughtBy(by);
  if (friend === null || customers[by].joins !== undefined) return undefined;
  return { code: house.links.get(friend).code };
}
