import { beforeEach, describe, expect, test } from "vitest";
import { noticesOf } from "#app/domain/notifications/notification-queries.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { mailsTo } from "#tests/support/outbox.ts";
import { answerIdea } from "./answer-idea.server.ts";
import { commentOnIdea } from "./comment-on-idea.server.ts";
import { ideaFor } from "./idea-queries.server.ts";
import { keepQuietAbout } from "./keep-quiet-about.server.ts";
import { mergeIdea } from "./merge-idea.server.ts";
import { mergedInto } from "./merge-queries.server.ts";
import { proposeIdea } from "./propose-idea.server.ts";
import { reviewIdea } from "./review-idea.server.ts";
import { similarIdeas } from "./similar-ideas.server.ts";
import { undoMerge } from "./undo-merge.server.ts";
import { takeVoteBack, voteForIdea } from "./vote-for-idea.server.ts";

const ada = await createCustomer("ada");
const bo = await createCustomer("bo");
const cleo = await createCustomer("cleo");
const dov = await createCustomer("dov");
const maria = { staffId: (await createStaff("maria")).id };
const publish = { review: "publish", note: null } as const;
const anybody = { customerId: null, seesAll: false };
let one: string;
let other: string;
let third: string;

async function published(title: string, author = ada) {
  const { ideaId } = await proposeIdea({ title, story: "", topic: null }, author.id, now);
  await reviewIdea(ideaId, publish, maria, now);
  return ideaId;
}

beforeEach(async () => {
  one = await published("Accounting export", cleo);
  other = await published("Export to the accountant's format");
  third = await published("Files for the tax office");
});

async function strangers(count: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `insert into customer (id, email, mailbox, origin, created_at)
     select gen_random_uuid(), address, address, 'api', $2 from (select gen_random_uuid() || '@example.com' as address from generate_series(1, $1)) known
     returning id`,
    [count, now],
  );
  return rows.map(({ id }) => id);
}

/** Counter, votes by person, state: everything that a merge touches. */
async function standing(ideaId: string) {
  const [row] = await query(
    `select state, merged_into, vote_count, comment_count,
       (select json_agg(json_build_array(customer_id, voted_at) order by customer_id) from idea_vote where idea_id = i.id) as votes
     from idea i where id = $1`,
    [ideaId],
  );
  return row;
}

/** The first names of who votes for each idea; its counter says how many they are. */
async function votersOfEach(...ideaIds: string[]) {
  const rows = await query<{ counter: number; voters: string[] }>(
    `select i.vote_count as counter, array(select split_part(lower(coalesce(c.name, 'x')), ' ', 1) from idea_vote v
       join customer c on c.id = v.customer_id where v.idea_id = i.id order by 1) as voters
     from unnest($1::uuid[]) with ordinality as asked(id, place) join idea i on i.id = asked.id order by place`,
    [ideaIds],
  );
  for (const { counter, voters } of rows) expect(counter).toBe(voters.length);
  return rows.map(({ voters }) => voters.join(" "));
}

describe("a merge", () => {
  test("counts each person once on the other idea, and undone it leaves both exactly as they were", async () => {
    for (const person of [ada, bo, cleo]) await voteForIdea(one, person.id, now);
    for (const person of [bo, dov]) await voteForIdea(other, person.id, daysFromNow(1));
    await commentOnIdea(one, "Every month", { kind: "customer", id: ada.id }, now);
    const before = [await standing(one), await standing(other)];
    expect(await mergeIdea(one, other, maria, daysFromNow(2))).toMatchObject({ kind: "merged", carried: 2 });
    expect(await votersOfEach(one, other)).toEqual(["ada bo cleo", "ada bo cleo dov"]);
    expect(await undoMerge(one, maria, daysFromNow(3))).toEqual({ kind: "undone", intoId: other });
    expect([await standing(one), await standing(other)]).toEqual(before);
    expect(await undoMerge(one, maria, daysFromNow(3))).toMatchObject({ because: "not-merged" });
    const verbs = await query<{ verb: string }>(
      "select verb from activity_event where subject_id = $1 and verb like 'idea.merge%' order by at",
      [one],
    );
    expect(verbs.map(({ verb }) => verb)).toEqual(["idea.merged", "idea.merge-undone"]);
  });

  test("keeps the words where they were, leads on, and takes the idea off the lists", async () => {
    await mergeIdea(one, other, maria, now);
    expect(await ideaFor(one, anybody)).toMatchObject({
      state: "merged",
      title: "Accounting export",
      mergedInto: { id: other, title: "Export to the accountant's format" },
    });
    expect(await mergedInto(other)).toMatchObject([{ id: one, author: "Cleo", by: "Maria Costa" }]);
    const found = await similarIdeas("Accounting export");
    expect(found.map(({ id }) => id)).not.toContain(one);
    expect(found.map(({ id }) => id)).toContain(other);
    expect(await query("select kind, customer_id from contribution where subject_id = $1", [one])).toEqual([
      { kind: "idea", customer_id: cleo.id },
    ]);
    await reviewIdea(other, { review: "hide", note: null }, maria, now);
    expect((await ideaFor(one, anybody))?.mergedInto).toBeNull();
  });

  test("leaves its author known: what they write next is public at once", async () => {
    const [stranger] = await strangers(1);
    const author = { ...cleo, id: stranger ?? "" };
    const first = await published("The only one of a stranger", author);
    await mergeIdea(first, other, maria, now);
    expect(await proposeIdea({ title: "Second", story: "", topic: null }, author.id, now)).toMatchObject({
      state: "live",
    });
  });

  test("tells author and voters, by mail unless they asked for quiet; an answer to the other reaches them", async () => {
    await voteForIdea(one, bo.id, now);
    await voteForIdea(one, dov.id, now);
    await keepQuietAbout(one, true, dov.id, now);
    await mergeIdea(one, other, maria, now);
    await answerIdea(other, { status: "planned", text: "For spring." }, maria, now);
    const mailed = async (person: { email: string }) =>
      (await mailsTo(person.email))
        .filter(({ props }) => JSON.stringify(props).includes(other))
        .map(({ template }) => template)
        .sort();
    expect(await mailed(bo)).toEqual(["idea-answered", "news"]);
    expect(await mailed(cleo)).toEqual(["idea-answered", "news"]);
    expect(await mailed(dov)).toEqual([]);
    const { notices } = await noticesOf(dov.accountId, "customers", null);
    expect(notices.filter(({ data }) => data["path"] === `/ideas/${other}`).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["idea-answered", "idea-merged"]),
    );
  });

  test("can go on, and is undone in the order of its making", async () => {
    await voteForIdea(one, bo.id, now);
    await mergeIdea(one, other, maria, now);
    await mergeIdea(other, third, maria, now);
    expect(await votersOfEach(one, other, third)).toEqual(["bo", "bo", "bo"]);
    expect(await voteForIdea(one, dov.id, now)).toEqual({ kind: "counted", ideaId: third });
    expect(await undoMerge(one, maria, now)).toMatchObject({ because: "leads-further" });
    await undoMerge(other, maria, now);
    expect(await votersOfEach(one, other, third)).toEqual(["bo", "bo", "dov"]);
    await undoMerge(one, maria, now);
    expect(await votersOfEach(one, other, third)).toEqual(["bo", "", "dov"]);
  });

  test("refuses what makes no sense", async () => {
    const refused = { kind: "refused", because: "cannot-merge" };
    expect(await mergeIdea(one, one, maria, now)).toMatchObject(refused);
    expect(await mergeIdea(one, newId(), maria, now)).toMatchObject(refused);
    await reviewIdea(third, { review: "hide", note: null }, maria, now);
    expect(await mergeIdea(one, third, maria, now)).toMatchObject(refused);
    expect(await mergeIdea(third, one, maria, now)).toMatchObject(refused);
    await mergeIdea(one, other, maria, now);
    expect(await mergeIdea(one, other, maria, now)).toMatchObject(refused);
    expect(await mergeIdea(other, one, maria, now)).toMatchObject(refused);
    expect(await reviewIdea(one, { review: "hide", note: null }, maria, now)).toEqual({ kind: "unchanged" });
    expect(await answerIdea(one, { status: "planned", text: "Yes" }, maria, now)).toMatchObject({
      because: "no-such-idea",
    });
  });
});

describe("votes while two ideas are one", () => {
  test("count on the other, also where they were given to the first", async () => {
    await mergeIdea(one, other, maria, now);
    expect(await voteForIdea(one, bo.id, now)).toEqual({ kind: "counted", ideaId: other });
    expect(await voteForIdea(other, bo.id, now)).toEqual({ kind: "unchanged", ideaId: other });
    expect(await votersOfEach(one, other)).toEqual(["", "bo"]);
    await undoMerge(one, maria, now);
    expect(await votersOfEach(one, other)).toEqual(["", "bo"]);
  });

  test("that are taken back are wanted on neither; given anew, they are the other's own", async () => {
    for (const person of [ada, bo, cleo]) await voteForIdea(one, person.id, now);
    await mergeIdea(one, other, maria, now);
    await takeVoteBack(other, ada.id, now);
    await takeVoteBack(other, bo.id, now);
    await voteForIdea(other, bo.id, now);
    await undoMerge(one, maria, now);
    expect(await votersOfEach(one, other)).toEqual(["bo cleo", "bo"]);
  });

  test("are never lost, whatever happens at the same moment", async () => {
    const crowd = await strangers(40);
    for (let round = 0; round < 6; round++) {
      const [from, to] = round % 2 === 0 ? [one, other] : [other, one];
      const deeds = crowd
        .slice(round * 6, round * 6 + 10)
        .flatMap((id, index) => [
          voteForIdea(index % 2 === 0 ? one : other, id, now),
          ...(index === 4 ? [mergeIdea(from, to, maria, now)] : []),
          ...(index === 7 ? [undoMerge(from, maria, now)] : []),
        ]);
      const results = await Promise.all(deeds);
      for (const result of results.slice(0, 4)) expect(result.kind).not.toBe("refused");
      const voted = crowd.slice(round * 6, round * 6 + 10);
      const missing = await query(
        `select crowd.id from unnest($1::uuid[]) as crowd(id) where not exists (select 1 from idea_vote v join idea i on i.id = v.idea_id
           where v.customer_id = crowd.id and i.state = 'live' and i.id in ($2::uuid, $3::uuid))`,
        [voted, one, other],
      );
      expect(missing).toEqual([]);
      await votersOfEach(one, other);
      await undoMerge(from, maria, now);
      await votersOfEach(one, other);
    }
  });

  test("two who merge in a ring, and two who merge the same, leave one merge", async () => {
    for (let round = 0; round < 5; round++) {
      const results = await Promise.all([
        mergeIdea(one, other, maria, now),
        mergeIdea(other, one, maria, now),
        mergeIdea(one, other, maria, now),
      ]);
      expect(results.filter(({ kind }) => kind === "merged")).toHaveLength(1);
      await Promise.all([undoMerge(one, maria, now), undoMerge(other, maria, now)]);
    }
  });
});

test("who wants no mails about an idea keeps the news, and may want them again", async () => {
  await voteForIdea(one, bo.id, now);
  expect(await keepQuietAbout(one, true, bo.id, now)).toEqual({ kind: "kept" });
  expect(await keepQuietAbout(one, true, bo.id, now)).toEqual({ kind: "unchanged" });
  expect(await ideaFor(one, { customerId: bo.id, seesAll: false })).toMatchObject({ quiet: true });
  const mails = async () =>
    (await mailsTo(bo.email)).filter(({ props }) => props["title"] === "Accounting export").length;
  const before = await mails();
  await answerIdea(one, { status: "planned", text: "Yes." }, maria, now);
  expect(await mails()).toBe(before);
  await keepQuietAbout(one, false, bo.id, now);
  await answerIdea(one, { status: "started", text: "Now." }, maria, now);
  expect(await mails()).toBe(before + 1);
  expect(await keepQuietAbout(newId(), true, bo.id, now)).toMatchObject({ because: "no-such-idea" });
});
