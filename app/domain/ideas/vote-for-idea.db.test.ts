import { beforeEach, expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { answerIdea } from "./answer-idea.server.ts";
import { proposeIdea } from "./propose-idea.server.ts";
import { reviewIdea } from "./review-idea.server.ts";
import { saveVotes } from "./save-votes.server.ts";
import { takeVoteBack, voteForIdea } from "./vote-for-idea.server.ts";

const ada = await createCustomer("ada");
const bo = await createCustomer("bo");
const maria = { staffId: (await createStaff("maria")).id };
const proposal = { title: "Export invoices", story: "", topic: null };
let ideaId: string;

beforeEach(async () => {
  ({ ideaId } = await proposeIdea(proposal, ada.id, now));
  await reviewIdea(ideaId, { review: "publish", note: null }, maria, now);
});

async function counts() {
  const [row] = await query<{ counter: number; votes: number }>(
    `select vote_count as counter, (select count(*)::int from idea_vote v where v.idea_id = i.id) as votes from idea i where id = $1`,
    [ideaId],
  );
  return row;
}

const contributions = () =>
  query("select 1 from contribution where kind = 'idea-vote' and subject_id = $1", [ideaId]);

test.each([8, 100])("%i votes of one person at the same moment are one", async (times) => {
  const results = await Promise.all(Array.from({ length: times }, () => voteForIdea(ideaId, bo.id, now)));
  expect(results.filter(({ kind }) => kind === "counted")).toHaveLength(1);
  expect(results.filter(({ kind }) => kind === "unchanged")).toHaveLength(times - 1);
  expect(await counts()).toEqual({ counter: 1, votes: 1 });
  expect(await contributions()).toHaveLength(1);
});

test("100 votes of one person in transactions of their own, as of many processes, are one", async () => {
  const vote = { ideaId, customerId: bo.id, now };
  const results = await Promise.all(Array.from({ length: 100 }, () => saveVotes([vote])));
  expect(results.flat().filter((saved) => saved === "counted")).toHaveLength(1);
  expect(await counts()).toEqual({ counter: 1, votes: 1 });
  expect(await contributions()).toHaveLength(1);
});

test("batches of the same votes in other orders, with one for nothing among them, neither wait in a ring nor count twice", async () => {
  const others = await Promise.all(
    ["Second", "Third"].map((title) => proposeIdea({ ...proposal, title }, ada.id, now)),
  );
  const ideaIds = [ideaId, ...others.map((idea) => idea.ideaId)];
  const votes = ideaIds.flatMap((id) => [ada, bo].map((who) => ({ ideaId: id, customerId: who.id, now })));
  const nothing = { ideaId: newId(), customerId: bo.id, now };
  const results = await Promise.all(
    Array.from({ length: 40 }, (_, turn) => {
      const order = turn % 2 === 0 ? votes : votes.toReversed();
      return saveVotes([...order.slice(turn % 5), nothing, ...order]);
    }),
  );
  expect(results.flat().filter((saved) => saved === "counted")).toHaveLength(votes.length);
  expect(results.flat().filter((saved) => saved === null)).toHaveLength(40);
  expect(await counts()).toEqual({ counter: 2, votes: 2 });
});

test("votes given and taken back at the same time leave counter and votes the same", async () => {
  const deeds = Array.from({ length: 60 }, (_, index) =>
    (index % 2 === 0 ? voteForIdea : takeVoteBack)(ideaId, index % 3 === 0 ? ada.id : bo.id, now),
  );
  await Promise.all(deeds);
  const after = await counts();
  expect(after?.counter).toBe(after?.votes);
});

test("taking back keeps what was given, and voting again gives nothing twice", async () => {
  await voteForIdea(ideaId, bo.id, now);
  expect(await takeVoteBack(ideaId, bo.id, daysFromNow(1))).toEqual({ kind: "counted", ideaId });
  expect(await takeVoteBack(ideaId, bo.id, now)).toEqual({ kind: "unchanged", ideaId });
  expect(await counts()).toEqual({ counter: 0, votes: 0 });
  await voteForIdea(ideaId, bo.id, daysFromNow(2));
  expect(await counts()).toEqual({ counter: 1, votes: 1 });
  expect(await contributions()).toHaveLength(1);
  const events = await query<{ verb: string }>(
    "select verb from activity_event where subject_id = $1 and customer_id = $2 order by at, id",
    [ideaId, bo.id],
  );
  expect(events.map(({ verb }) => verb)).toEqual(["idea.voted", "idea.vote-taken-back", "idea.voted"]);
});

test("nobody votes for what is hidden, decided or not there", async () => {
  expect(await voteForIdea(newId(), bo.id, now)).toMatchObject({ because: "no-such-idea" });
  await reviewIdea(ideaId, { review: "hide", note: null }, maria, now);
  expect(await voteForIdea(ideaId, bo.id, now)).toMatchObject({ because: "no-such-idea" });
  await reviewIdea(ideaId, { review: "publish", note: null }, maria, now);
  await answerIdea(ideaId, { status: "declined", text: "No." }, maria, now);
  expect(await voteForIdea(ideaId, bo.id, now)).toMatchObject({ because: "closed" });
  expect(await counts()).toEqual({ counter: 0, votes: 0 });
});
