import { expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer } from "#tests/support/cast.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { otherIdeas, similarPairs, twiceMisspelt } from "#tests/support/similar-pairs.ts";
import { similarIdeas } from "./similar-ideas.server.ts";

const ada = await createCustomer("ada");
const pairs = [...similarPairs, ...twiceMisspelt];
const titles = [...otherIdeas, ...new Set(pairs.map(([, title]) => title))];
await query(
  `insert into idea (id, author_id, title, state, created_at, published_at)
   select id, $3, title, 'live', $4, $4 from unnest($1::uuid[], $2::text[]) as t(id, title)`,
  [titles.map(() => newId(now)), titles, ada.id, now],
);

async function recallAtFive(of: typeof similarPairs) {
  const missed: string[] = [];
  for (const [typed, title] of of) {
    const found = await similarIdeas(typed, 5);
    if (!found.some((idea) => idea.title === title)) missed.push(`${typed} → ${title}`);
  }
  return { recall: 1 - missed.length / of.length, missed: missed.join("\n") };
}

test("the idea that says the same is among the first five for 19 of 20 who type", async () => {
  expect(similarPairs.length).toBeGreaterThanOrEqual(80);
  expect(otherIdeas.length).toBeGreaterThanOrEqual(400);
  const { recall, missed } = await recallAtFive(similarPairs);
  expect(recall, missed).toBeGreaterThanOrEqual(0.95);
});

test("so it is where two words are spelt wrong", async () => {
  expect(twiceMisspelt.length).toBeGreaterThanOrEqual(15);
  const { recall, missed } = await recallAtFive(twiceMisspelt);
  expect(recall, missed).toBeGreaterThanOrEqual(0.95);
});

test("a word is found while it is being typed", async () => {
  const found = await similarIdeas("switz", 5);
  expect(found[0]?.title).toBe("Shipping to Switzerland");
});

test("what is not public is never found", async () => {
  await query("update idea set state = 'hidden' where title = 'Shipping to Switzerland'");
  const found = await similarIdeas("Shipping to Switzerland", 5);
  expect(found.map(({ title }) => title)).not.toContain("Shipping to Switzerland");
});

test.each([
  "",
  " ",
  "&|!()<->:*",
  "'; drop table idea; --",
  "the of and",
  "\\",
  "🚀",
  "a".repeat(10_000),
  "\u200b\u202e",
  "%_",
])("any text may be typed: %j", async (typed) => {
  await expect(similarIdeas(typed, 5)).resolves.toBeInstanceOf(Array);
});
