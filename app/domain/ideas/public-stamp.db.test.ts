import { expect, test } from "vitest";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { answerIdea } from "./answer-idea.server.ts";
import { commentOnIdea } from "./comment-on-idea.server.ts";
import { mergeIdea } from "./merge-idea.server.ts";
import { proposeIdea } from "./propose-idea.server.ts";
import { stampOfIdea, stampOfLists } from "./public-stamp.server.ts";
import { reviewComment, reviewIdea } from "./review-idea.server.ts";
import { undoMerge } from "./undo-merge.server.ts";
import { takeVoteBack, voteForIdea } from "./vote-for-idea.server.ts";

const ada = await createCustomer("ada");
const bo = await createCustomer("bo");
const cleo = await createCustomer("cleo");
const maria = { staffId: (await createStaff("maria")).id };
const publish = { review: "publish", note: null } as const;

async function published(title: string) {
  const { ideaId } = await proposeIdea({ title, story: "", topic: null }, ada.id, now);
  await reviewIdea(ideaId, publish, maria, now);
  return ideaId;
}

const one = await published("One");
const other = await published("Other");

/** Which stamps a deed changes. */
async function changedBy(deed: () => Promise<unknown>) {
  const look = () => Promise.all([stampOfLists(), stampOfIdea(one), stampOfIdea(other)]);
  const before = await look();
  expect(await look()).toEqual(before);
  await deed();
  const after = await look();
  return ["lists", "one", "other"].filter((_, index) => before[index] !== after[index]);
}

test("what is done to one idea changes the stamps of its page and of the lists alone", async () => {
  const only = ["lists", "one"];
  expect(await changedBy(() => voteForIdea(one, bo.id, now))).toEqual(only);
  expect(await changedBy(() => takeVoteBack(one, bo.id, now))).toEqual(only);
  expect(await changedBy(() => answerIdea(one, { status: "planned", text: "Yes." }, maria, now))).toEqual(
    only,
  );
  expect(await changedBy(() => commentOnIdea(one, "Hear", { kind: "customer", id: ada.id }, now))).toEqual(
    only,
  );
  const [comment] = await query<{ id: string }>("select id from idea_comment");
  const hide = { review: "hide", note: null } as const;
  expect(await changedBy(() => reviewComment(comment?.id ?? "", hide, maria, now))).toEqual(only);
  expect(await changedBy(() => reviewIdea(one, hide, maria, now))).toEqual(only);
  expect(await changedBy(() => reviewIdea(one, publish, maria, now))).toEqual(only);
});

test("a text that is put right past the commands changes the stamp as well", async () => {
  await commentOnIdea(one, "Here", { kind: "customer", id: ada.id }, now);
  const change = "update idea_comment set text = 'Hear, hear' where text = 'Here'";
  expect(await changedBy(() => query(change))).toEqual(["lists", "one"]);
});

test("what changes nothing, and what nobody sees, changes no stamp", async () => {
  await voteForIdea(one, bo.id, now);
  expect(await changedBy(() => voteForIdea(one, bo.id, now))).toEqual([]);
  expect(
    await changedBy(() => query("update customer set external_id = 'x' where id = $1", [bo.id])),
  ).toEqual([]);
});

test("a name changes the stamps of all", async () => {
  const rename = () => query("update customer set name = 'Bo Other' where id = $1", [bo.id]);
  expect(await changedBy(rename)).toEqual(["lists", "one", "other"]);
  const company = () => query("update company set name = 'Pepper & Co'");
  expect(await changedBy(company)).toEqual(["lists", "one", "other"]);
});

test("an idea that was merged changes with the one it leads on to", async () => {
  expect(await changedBy(() => mergeIdea(one, other, maria, now))).toEqual(["lists", "one", "other"]);
  expect(await changedBy(() => voteForIdea(other, cleo.id, now))).toEqual(["lists", "one", "other"]);
  expect(await changedBy(() => undoMerge(one, maria, now))).toEqual(["lists", "one", "other"]);
  expect(await changedBy(() => voteForIdea(other, ada.id, now))).toEqual(["lists", "other"]);
});
