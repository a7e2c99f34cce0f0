import { expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer } from "#tests/support/cast.ts";
import { query } from "#tests/support/database.ts";
import { makeEntries } from "#tests/support/made-entries.ts";
import { standValuation } from "#tests/support/standing-valuation.ts";
import { yearAgo } from "./year-ago.server.ts";

const now = new Date("2026-11-22T12:00:00Z");
const then = new Date("2025-10-01T12:00:00Z");
const between = new Date("2026-03-01T12:00:00Z");
const ada = await createCustomer("ada", then);
const bo = await createCustomer("bo", then);

test("of a year without books nothing is said", async () => {
  expect(await yearAgo("EUR", now)).toEqual({
    since: new Date("2025-11-22T12:00:00Z"),
    own: null,
    recounted: null,
    kinds: [],
  });
});

test("what was expected of gifts a year ago stands beside what came of the same ones", async () => {
  const [deal, idea, later] = [newId(then), newId(then), newId(then)];
  const gift = { flow: "saving", component: "CKV", customerId: ada.id, formula: "idea/shipped@1" } as const;
  await makeEntries(
    [
      { ...gift, kind: "reference-call", basis: "expected", amountMinor: 800n, contributionId: deal },
      { ...gift, kind: "idea", basis: "expected", amountMinor: 100n, contributionId: idea },
    ],
    then,
  );
  await makeEntries(
    [
      { ...gift, kind: "reference-call", basis: "expected", amountMinor: -800n, contributionId: deal },
      { ...gift, kind: "reference-call", amountMinor: 1_300n, contributionId: deal },
      { ...gift, kind: "idea", basis: "expected", amountMinor: 9_000n, contributionId: later },
      { ...gift, kind: "idea", amountMinor: 5_000n, contributionId: later },
    ],
    between,
  );
  expect((await yearAgo("EUR", now)).kinds).toEqual([
    { kind: "reference-call", expectedMinor: "800", cameMinor: "1300" },
    { kind: "idea", expectedMinor: "100", cameMinor: "0" },
  ]);
  expect((await yearAgo("USD", now)).kinds).toEqual([]);
});

test("own purchases are reckoned afterwards where no valuation was made then, and by it where there was one", async () => {
  await standValuation({
    at: new Date("2026-11-21T03:00:00Z"),
    forecasts: [{ customerId: ada.id, amountMinor: 1_000 }],
  });
  const afterwards = await yearAgo("EUR", now);
  expect(afterwards.own).toBeNull();
  expect(afterwards.recounted).toMatchObject({ customers: 12, expected: 20, actual: 23, weeks: 26 });

  await standValuation({ at: then, forecasts: [{ customerId: ada.id, amountMinor: 4_000 }] });
  await query(
    `insert into customer_spend (customer_id, currency, orders, spent_minor, refunded_minor, first_order_at, last_order_at)
     values ($1, 'EUR', 2, 0, 0, $2, $4), ($3, 'EUR', 1, 0, 0, $4, $4)`,
    [ada.id, new Date("2025-09-01T00:00:00Z"), bo.id, between],
  );
  const own = { flow: "own", amountMinor: 700n } as const;
  await makeEntries(
    [
      { ...own, customerId: ada.id },
      { ...own, customerId: bo.id },
    ],
    between,
  );
  await makeEntries([{ ...own, customerId: ada.id }], now);
  const { own: compared, recounted } = await yearAgo("EUR", now);
  expect(compared).toEqual({
    at: then,
    expectedMinor: "2000",
    lowMinor: "1400",
    highMinor: "2800",
    cameMinor: "700",
  });
  expect(recounted).toBeNull();
});
