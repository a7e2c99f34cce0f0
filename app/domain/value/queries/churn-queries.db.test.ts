import { expect, test } from "vitest";
import { addContribution } from "#app/domain/activity/add-contribution.server.ts";
import { createCustomer, createStaff, customers } from "#tests/support/cast.ts";
import { agreeTerms } from "#tests/support/house.ts";
import { standValuation } from "#tests/support/standing-valuation.ts";
import { churnFilter } from "./churn-list.ts";
import { churnLines, churnWatch } from "./churn-queries.server.ts";

const now = new Date("2026-11-22T12:00:00.000Z");
const maria = await createStaff("maria", now);
const people = {
  ada: await createCustomer("ada", now),
  bo: await createCustomer("bo", now),
  cleo: await createCustomer("cleo", now),
  dov: await createCustomer("dov", now),
};

const titles = async (view: string, page = 1) => {
  const { rows } = await churnWatch(churnFilter.parse({ view, page: String(page) }));
  return rows.map(({ title }) => title);
};

test("before the first valuation nobody is listed", async () => {
  expect(await churnWatch(churnFilter.parse({}))).toEqual({ rows: [], hasNext: false });
});

test("those with most at risk stand first, with the rule beside the model", async () => {
  await agreeTerms(maria, now);
  const forecast = { amountMinor: 5_000, repeats: 4, recencyDays: 84 };
  await standValuation({
    at: now,
    forecasts: [
      { ...forecast, customerId: people.ada.id, ageDays: 147, alive: 0.41, atRiskMinor: 7_000 },
      { ...forecast, customerId: people.bo.id, ageDays: 300, alive: 0.6, atRiskMinor: 9_000 },
      { ...forecast, customerId: people.cleo.id, repeats: 0, recencyDays: 0, alive: 0.9, atRiskMinor: 500 },
      { ...forecast, customerId: people.dov.id, ageDays: 90, alive: 1, atRiskMinor: 0 },
    ],
  });
  await addContribution(
    {
      customer: customers.ada.externalId,
      kind: "idea",
      externalId: "idea-1",
      occurredAt: now,
    },
    { kind: "system", id: null },
    now,
  );
  const { rows, hasNext } = await churnWatch(churnFilter.parse({ view: "nonsense", page: "x" }));
  expect(hasNext).toBe(false);
  expect(rows.map(({ title, atRiskMinor }) => [title, atRiskMinor])).toEqual([
    ["Bo Lind", "9000"],
    ["Ada Bell", "7000"],
    ["Cleo Marsh", "500"],
  ]);
  expect(rows[1]).toMatchObject({
    health: { rhythmDays: 21, silentDays: 63, alive: 0.41, lostByHiatus: false },
    ideas: 1,
    friends: 0,
    valueMinor: "0",
  });
});

test("each view keeps to those it names, and a file holds all of it", async () => {
  expect(await titles("likely-gone")).toEqual(["Ada Bell"]);
  expect(await titles("gone-by-rule")).toEqual(["Bo Lind", "Cleo Marsh"]);
  expect(await titles("disagree")).toEqual(["Bo Lind", "Ada Bell", "Cleo Marsh"]);
  expect(await titles("bought-once")).toEqual(["Cleo Marsh"]);
  expect(await titles("gave")).toEqual(["Ada Bell"]);
  expect(await titles("all", 2)).toEqual([]);
  const lines: string[] = [];
  for await (const rows of churnLines("all")) lines.push(...rows.map(({ title }) => title));
  expect(lines).toEqual(["Bo Lind", "Ada Bell", "Cleo Marsh"]);
});
