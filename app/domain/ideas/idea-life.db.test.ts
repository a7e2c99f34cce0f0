import { expect, test } from "vitest";
import { noticesOf } from "#app/domain/notifications/notification-queries.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { mailsTo } from "#tests/support/outbox.ts";
import { answerIdea } from "./answer-idea.server.ts";
import { commentOnIdea } from "./comment-on-idea.server.ts";
import { listIdeas, topics } from "./idea-list-queries.server.ts";
import { commentsOn, ideaFor, votersOf } from "./idea-queries.server.ts";
import { ideasToModerate, waitingToRead } from "./moderation-queries.server.ts";
import { proposeIdea } from "./propose-idea.server.ts";
import { reviewComment, reviewIdea } from "./review-idea.server.ts";
import { voteForIdea } from "./vote-for-idea.server.ts";

const ada = await createCustomer("ada");
const bo = await createCustomer("bo");
const cleo = await createCustomer("cleo");
const maria = { staffId: (await createStaff("maria")).id };
const publish = { review: "publish", note: null } as const;
const anybody = { customerId: null, seesAll: false };
const as = (person: { id: string }) => ({ customerId: person.id, seesAll: false });

async function propose(title: string, author = ada, at = now) {
  return proposeIdea({ title, story: "", topic: null }, author.id, at);
}

async function publicTitles() {
  const view = { tab: "new", topic: null, page: 1, customerId: null } as const;
  return (await listIdeas(view)).ideas.map(({ title }) => title);
}

test("a first idea waits, its author and staff see it, and it is a contribution once it is public", async () => {
  const { ideaId, state } = await propose("First of Ada");
  expect(state).toBe("waiting");
  expect(await ideaFor(ideaId, anybody)).toBeNull();
  expect(await ideaFor(ideaId, as(bo))).toBeNull();
  expect(await ideaFor(ideaId, as(ada))).toMatchObject({ state: "waiting" });
  expect(await ideaFor(ideaId, { customerId: null, seesAll: true })).not.toBeNull();
  expect(await publicTitles()).not.toContain("First of Ada");
  expect(await query("select 1 from contribution where subject_id = $1", [ideaId])).toEqual([]);

  expect(await reviewIdea(ideaId, publish, maria, daysFromNow(1))).toEqual({ kind: "reviewed" });
  expect(await reviewIdea(ideaId, publish, maria, daysFromNow(2))).toEqual({ kind: "unchanged" });
  expect(await publicTitles()).toContain("First of Ada");
  expect(
    await query("select kind, customer_id, occurred_at from contribution where subject_id = $1", [ideaId]),
  ).toEqual([{ kind: "idea", customer_id: ada.id, occurred_at: daysFromNow(1) }]);
  expect((await propose("Second of Ada")).state).toBe("live");
});

test("a hidden idea goes from the list with a word to its author, and comes back as the same contribution", async () => {
  const { ideaId } = await propose("Gone for a while");
  await reviewIdea(ideaId, { review: "hide", note: "It names a person." }, maria, now);
  expect(await publicTitles()).not.toContain("Gone for a while");
  expect(await ideaFor(ideaId, as(ada))).toMatchObject({
    state: "hidden",
    moderationNote: "It names a person.",
  });
  expect(await voteForIdea(ideaId, bo.id, now)).toMatchObject({ kind: "refused" });
  expect(await answerIdea(ideaId, { status: "planned", text: "Yes" }, maria, now)).toMatchObject({
    because: "no-such-idea",
  });
  await reviewIdea(ideaId, publish, maria, now);
  expect(await publicTitles()).toContain("Gone for a while");
  expect(await query("select 1 from contribution where subject_id = $1", [ideaId])).toHaveLength(1);
});

test("comments wait like first ideas, are counted while they are public, and their idea's author hears of them", async () => {
  const { ideaId } = await propose("Talked about");
  const said = await commentOnIdea(ideaId, "I miss it too", { kind: "customer", id: cleo.id }, now);
  if (said.kind !== "commented") throw new Error("not commented");
  expect(said.state).toBe("waiting");
  expect(await commentsOn(ideaId, as(bo))).toEqual([]);
  expect(await commentsOn(ideaId, as(cleo))).toHaveLength(1);
  expect(await waitingToRead()).toBe(1);
  expect((await ideasToModerate({ view: "waiting", q: "", page: 1 })).ideas).toMatchObject([
    { id: ideaId, waitingComments: 1 },
  ]);
  const counted = async () => (await ideaFor(ideaId, anybody))?.commentCount;
  expect(await counted()).toBe(0);
  await reviewComment(said.commentId, publish, maria, now);
  await reviewComment(said.commentId, publish, maria, now);
  expect(await counted()).toBe(1);
  await reviewComment(said.commentId, { review: "hide", note: null }, maria, now);
  expect(await counted()).toBe(0);
  await reviewComment(said.commentId, publish, maria, now);
  expect(await counted()).toBe(1);
  expect(await query("select 1 from contribution where kind = 'idea-comment'")).toHaveLength(1);
  const { notices } = await noticesOf(ada.accountId, "customers", null);
  expect(notices.filter(({ kind }) => kind === "idea-commented")).toMatchObject([
    { data: { title: "Talked about", by: "Cleo", path: `/ideas/${ideaId}` } },
  ]);
  const second = await commentOnIdea(ideaId, "And again", { kind: "customer", id: cleo.id }, now);
  expect(second).toMatchObject({ state: "live" });
  expect(await counted()).toBe(2);
  expect(await commentOnIdea(newId(), "?", { kind: "customer", id: cleo.id }, now)).toMatchObject({
    because: "no-such-idea",
  });
});

test("an answer is history and an outcome, and author and voters are told once each", async () => {
  const { ideaId } = await propose("Answered");
  await voteForIdea(ideaId, bo.id, now);
  await voteForIdea(ideaId, ada.id, now);
  await answerIdea(ideaId, { status: "planned", text: "For spring." }, maria, daysFromNow(1));
  await answerIdea(ideaId, { status: "shipped", text: "There it is." }, maria, daysFromNow(2));
  await answerIdea(ideaId, { status: "shipped", text: "With a manual now." }, maria, daysFromNow(3));
  const answers = await query<{ status: string }>(
    "select status from idea_answer where idea_id = $1 order by at",
    [ideaId],
  );
  expect(answers.map(({ status }) => status)).toEqual(["planned", "shipped", "shipped"]);
  const states = await query<{ state: string; customer_id: string }>(
    `select s.state, c.customer_id from outcome o join outcome_state s on s.outcome_id = o.id
     join outcome_influence i on i.outcome_id = o.id join contribution c on c.id = i.contribution_id
     where o.kind = 'idea-answered' and c.subject_id = $1 order by s.occurred_at`,
    [ideaId],
  );
  expect(states).toEqual([
    { state: "planned", customer_id: ada.id },
    { state: "shipped", customer_id: ada.id },
  ]);
  for (const person of [ada, bo]) {
    const mails = (await mailsTo(person.email)).filter(({ template }) => template === "idea-answered");
    expect(mails.map(({ props }) => props["answer"])).toEqual([
      "For spring.",
      "There it is.",
      "With a manual now.",
    ]);
    expect(mails[0]?.props).toMatchObject({ title: "Answered", status: "planned", who: "Maria Costa" });
  }
  expect(await mailsTo(cleo.email)).toEqual([]);
  expect(await votersOf(ideaId)).toEqual(expect.arrayContaining(["Ada", "Bo"]));
});

test("topics are the ones that most public ideas are about", async () => {
  const about = (topic: string) => proposeIdea({ title: `About ${topic}`, story: "", topic }, ada.id, now);
  for (const topic of ["Shop", "App", "App"]) await about(topic);
  await proposeIdea({ title: "Unread", story: "", topic: "Unread" }, cleo.id, now);
  expect((await topics()).slice(0, 2)).toEqual(["App", "Shop"]);
});

test("lists: most wanted leaves decided ones out, answered has them, a page follows the other", async () => {
  const wanted = await listIdeas({ tab: "wanted", topic: null, page: 1, customerId: bo.id });
  expect(wanted.ideas.map(({ title }) => title)).not.toContain("Answered");
  const answered = await listIdeas({ tab: "answered", topic: null, page: 1, customerId: bo.id });
  expect(answered.ideas).toMatchObject([
    { title: "Answered", voted: true, answeredBy: "Maria", voteCount: 2 },
  ]);
  expect((await listIdeas({ tab: "wanted", topic: null, page: 9, customerId: null })).ideas).toEqual([]);
  for (const view of ["waiting", "unanswered", "underway", "done", "hidden", "all"] as const)
    await ideasToModerate({ view, q: "answered", page: 1 });
});
