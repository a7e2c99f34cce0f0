import { expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { type Made, makeEntries } from "#tests/support/made-entries.ts";
import { standValuation } from "#tests/support/standing-valuation.ts";
import { valueMatrix } from "./matrix.server.ts";
import { matrixFilter } from "./matrix.ts";
import { matrixLines } from "./matrix-lines.server.ts";

const filter = (said: Record<string, string> = {}) => matrixFilter.parse(said);

type Worth = { own?: number; crv?: number; ckv?: number; expectedOwn?: number };

/** A customer with what the books say of them. */
async function customer(name: string, worth: Worth): Promise<string> {
  const id = newId(now);
  await query("insert into customer (id, external_id, origin, created_at) values ($1, $2, 'import', $3)", [
    id,
    name,
    now,
  ]);
  const { own = 0, crv = 0, ckv = 0, expectedOwn = 0 } = worth;
  const entries: Made[] = [
    { customerId: id, flow: "own", amountMinor: BigInt(own) },
    { customerId: id, flow: "own", basis: "expected", amountMinor: BigInt(expectedOwn) },
    { customerId: id, flow: "saving", amountMinor: BigInt(crv) },
    { customerId: id, flow: "saving", component: "CKV", kind: "idea", amountMinor: BigInt(ckv) },
  ];
  await makeEntries(entries, now);
  return id;
}

test("medians part the customers, and what a customer brings is told from what they buy", async () => {
  expect(await valueMatrix("EUR", filter())).toMatchObject({ customers: 0, dots: [], rows: [], total: 0 });
  const champion = await customer("champion", { own: 1000, crv: 500 });
  const affluent = await customer("affluent", { own: 2000 });
  const advocate = await customer("advocate", { own: 10, crv: 700 });
  const miser = await customer("miser", { own: 20, ckv: 900 });
  const middle = await customer("middle", { own: 100 });

  const matrix = await valueMatrix("EUR", filter({ count: "realised" }));
  expect(matrix.middle).toEqual({ ownMinor: "100", broughtMinor: "0" });
  expect(matrix.quadrants).toEqual([
    { quadrant: "champions", customers: 1, ownMinor: "1000", broughtMinor: "500" },
    { quadrant: "affluents", customers: 1, ownMinor: "2000", broughtMinor: "0" },
    { quadrant: "advocates", customers: 1, ownMinor: "10", broughtMinor: "700" },
    { quadrant: "misers", customers: 2, ownMinor: "120", broughtMinor: "0" },
  ]);
  expect(matrix.rows.map(({ id }) => id)).toEqual([affluent, champion, middle, miser, advocate]);
  expect(matrix.dots).toHaveLength(5);

  const beyond = await valueMatrix("EUR", filter({ count: "realised", bring: "beyond", sort: "brought" }));
  expect(beyond.rows[0]).toMatchObject({ id: miser, broughtMinor: "900", quadrant: "advocates" });

  await standValuation({
    at: now,
    forecasts: [
      { customerId: miser, amountMinor: 9000 },
      { customerId: champion, amountMinor: 50 },
    ],
    shares: [{ friendId: miser, referrerId: affluent, amountMinor: 300 }],
  });
  const both = await valueMatrix("EUR", filter());
  expect(
    both.rows.slice(0, 3).map(({ title, ownMinor, broughtMinor }) => [title, ownMinor, broughtMinor]),
  ).toEqual([
    ["miser", "9020", "0"],
    ["affluent", "2000", "300"],
    ["champion", "1050", "500"],
  ]);
  const expected = await valueMatrix("EUR", filter({ count: "expected", quadrant: "affluents" }));
  expect(expected.rows.map(({ title, ownMinor }) => [title, ownMinor])).toEqual([
    ["miser", "9000"],
    ["champion", "50"],
  ]);
  expect(expected).toMatchObject({ customers: 5, total: 2 });
  expect(await valueMatrix("USD", filter())).toMatchObject({ customers: 0 });
});

test("of many the most of either and the same sample are drawn, the list has pages, and the file everybody", async () => {
  const made = await query<{ id: string; n: number }>(
    `insert into customer (id, external_id, origin, created_at)
     select gen_random_uuid(), 'many-' || n, 'import', $1 from generate_series(1, 700) n
     returning id, substr(external_id, 6)::int as n`,
    [now],
  );
  const entries = made.flatMap(({ id, n }): Made[] => [
    { customerId: id, flow: "own", amountMinor: BigInt(10 * n) },
    { customerId: id, flow: "saving", amountMinor: BigInt(700 - n) },
  ]);
  await makeEntries(entries, now);
  const first = await valueMatrix("EUR", filter({ count: "realised" }));
  expect(first.customers).toBe(705);
  expect(first.dots.length).toBeGreaterThanOrEqual(400);
  expect(first.dots.length).toBeLessThanOrEqual(500);
  const titles = first.dots.map(({ title }) => title);
  for (const most of ["many-700", "many-601", "many-1", "many-99"]) expect(titles).toContain(most);
  const again = await valueMatrix("EUR", filter({ count: "realised", page: "2" }));
  expect(again.dots).toEqual(first.dots);
  expect(again.rows).toHaveLength(50);
  expect(again.rows.map(({ id }) => id)).not.toContain(first.rows[0]?.id);
  const beyond = await valueMatrix("EUR", filter({ count: "realised", page: "99" }));
  expect(beyond).toMatchObject({ total: 705, rows: [] });

  const lines = [];
  for await (const batch of matrixLines("EUR", filter({ count: "realised" }))) lines.push(...batch);
  expect(lines).toHaveLength(705);
  const inFile = new Map(lines.map((line) => [line.id, line]));
  for (const row of [...first.rows, ...again.rows, ...first.dots])
    expect(inFile.get(row.id)).toMatchObject({
      ownMinor: row.ownMinor,
      broughtMinor: row.broughtMinor,
      quadrant: row.quadrant,
    });
  const champions = [];
  for await (const batch of matrixLines("EUR", filter({ count: "realised", quadrant: "champions" })))
    champions.push(...batch);
  expect(champions).toHaveLength(first.quadrants[0]?.customers ?? -1);
});
