import { expect, test } from "vitest";
import { takeOrders } from "#app/domain/intake/take-orders.server.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { query } from "#tests/support/database.ts";
import { agreeTerms } from "#tests/support/house.ts";
import { makeEntries } from "#tests/support/made-entries.ts";
import { entriesOf, latestEntriesOf } from "./value-entry-queries.server.ts";

const maria = await createStaff("maria");
await agreeTerms(maria, new Date("2026-01-01T00:00:00.000Z"));

test("of each kind the latest entries stand on the first page, and the others under their kind", async () => {
  const orders = Array.from({ length: 8 }, (_, index) => ({
    source: "shop",
    externalId: `order-${index}`,
    customer: "ada-1",
    placedAt: new Date(Date.UTC(2026, index + 1, 1)),
    amountMinor: BigInt(1_000 * (index + 1)),
    currency: "EUR",
  }));
  await takeOrders(orders, { kind: "system", id: null }, new Date("2026-11-22T12:00:00.000Z"));
  const [customer] = await query<{ id: string }>("select id from customer where external_id = 'ada-1'");
  const id = customer?.id ?? "";
  const { entries, more } = await latestEntriesOf(id, { all: false });
  expect(entries.map(({ amountMinor }) => amountMinor)).toEqual(["3200", "2800", "2400", "2000", "1600"]);
  expect(more).toEqual(["own-purchase"]);
  const all = await entriesOf(id, { kind: "own-purchase" });
  expect(all.entries).toHaveLength(8);
  expect(all.entries.slice(0, 5).map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
});

test("an interval has its lower end first, also of what takes a figure back", async () => {
  const at = new Date("2026-05-01T00:00:00.000Z");
  const bo = await createCustomer("bo", at);
  const figure = {
    customerId: bo.id,
    flow: "credit",
    amountMinor: 100n,
    lowMinor: 40n,
    highMinor: 160n,
  } as const;
  await makeEntries([figure], at);
  const [first] = (await entriesOf(bo.id, { all: true })).entries;
  const back = { amountMinor: -100n, lowMinor: -40n, highMinor: -160n, reversalOf: first?.id ?? "" };
  await makeEntries([{ ...figure, ...back }], at);
  const { entries } = await entriesOf(bo.id, { all: true });
  expect(entries.map(({ lowMinor, highMinor }) => [lowMinor, highMinor]).sort()).toEqual([
    ["-160", "-40"],
    ["40", "160"],
  ]);
});
