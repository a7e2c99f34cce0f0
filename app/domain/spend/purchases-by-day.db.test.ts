import { expect, test } from "vitest";
import { pool } from "#app/platform/database.server.ts";
import { query } from "#tests/support/database.ts";
import { system } from "../activity/record-event.server.ts";
import { takeOrders } from "../intake/take-orders.server.ts";
import { takeRefund } from "../intake/take-refund.server.ts";
import { type BoughtByDay, purchasesByDay } from "./purchases-by-day.server.ts";

const now = new Date("2026-03-20T12:00:00Z");
const day = Date.UTC(2026, 2, 1) / 86_400_000;

test("orders of a day are one purchase, net of refunds, in one currency, customer by customer", async () => {
  const order = (
    externalId: string,
    customer: string,
    placedAt: string,
    amountMinor: bigint,
    currency = "EUR",
  ) => ({
    ...{ source: "shop", externalId, customer, amountMinor, currency },
    placedAt: new Date(placedAt),
  });
  await takeOrders(
    [
      order("1", "a", "2026-03-01T00:00:00Z", 1_000n),
      order("2", "a", "2026-03-01T23:59:59Z", 250n),
      order("3", "a", "2026-03-04T12:00:00Z", 400n),
      order("4", "a", "2026-03-05T12:00:00Z", 999n, "USD"),
      order("5", "b", "2026-03-02T12:00:00Z", 0n),
      order("6", "c", "2026-03-02T12:00:00Z", 100n, "USD"),
    ],
    system,
    now,
  );
  const refund = {
    source: "shop",
    orderExternalId: "3",
    externalId: "r",
    amountMinor: 400n,
    refundedAt: now,
  };
  await takeRefund(refund, system, now);
  const names = new Map(
    (await query<{ id: string; name: string }>("select id, external_id as name from customer")).map(
      ({ id, name }) => [id, name],
    ),
  );
  const bought: BoughtByDay[] = [];
  for await (const batch of purchasesByDay(pool, "EUR")) bought.push(...batch);
  const rows = bought.map(({ customerId, days, amounts }) => [names.get(customerId), days, amounts]);
  expect(rows.sort()).toEqual([
    ["a", [day, day + 3], [12.5, 0]],
    ["b", [day + 1], [0]],
  ]);
});
