import { answerIdea } from "#app/domain/ideas/answer-idea.server.ts";
import { commentOnIdea } from "#app/domain/ideas/comment-on-idea.server.ts";
import { mergeIdea } from "#app/domain/ideas/merge-idea.server.ts";
import { proposeIdea } from "#app/domain/ideas/propose-idea.server.ts";
import { reviewComment, reviewIdea } from "#app/domain/ideas/review-idea.server.ts";
import { voteForIdea } from "#app/domain/ideas/vote-for-idea.server.ts";
import { type CustomerKey, customerKeys, customers } from "./data/customers.ts";
import type { IdeaData } from "./data/idea.ts";
import { type IdeaKey, ideaKeys, ideas } from "./data/ideas.ts";
import { type StaffKey, staffOf } from "./data/staff.ts";
import { seldomVoters } from "./data/visits.ts";
import type { House } from "./house.ts";
import { done, minutesAfter, type Step } from "./story.ts";
import { whenAtWork, workingCalendar } from "./working-days.ts";

type Comment = Omit<NonNullable<IdeaData["comments"]>[number], "at"> & { at: Date };

/** Ideas are proposed, let through, voted for, talked about and answered. */
export function ideaSteps(house: House): Step[] {
  return ideaKeys.flatMap((key) => {
    const idea = ideas[key];
    const published = momentOfReview(house, house.clock.at(idea.at));
    const talk = (idea.comments ?? []).map((comment, index) => {
      const at = laterOf(house.clock.at(comment.at), minutesAfter(published, 20 + 35 * index));
      return { ...comment, at };
    });
    return [
      ...proposalSteps(house, key, idea),
      ...voteSteps(house, key, idea, published),
      ...talk.flatMap((comment) => commentSteps(house, key, comment)),
      ...mergeSteps(house, key, idea),
      ...(idea.answers ?? []).map(({ at, by, status, text }) => ({
        at: house.clock.at(at),
        run: (now: Date) =>
          done(answerIdea(house.ideas.get(key), { status, text }, house.staff.get(by), now)),
      })),
    ];
  });
}

function proposalSteps(house: House, key: IdeaKey, idea: IdeaData): Step[] {
  const { by, title, story, topic, waits, hidden } = idea;
  const at = house.clock.at(idea.at);
  const propose: Step = {
    at,
    run: async (now) => {
      const { ideaId } = await done(proposeIdea({ title, story, topic }, house.customers.get(by), now));
      house.ideas.put(key, ideaId);
    },
  };
  if (waits) return [propose];
  const word = hidden === undefined ? { review: "publish" as const, note: null } : hiding(hidden);
  const review: Step = {
    at: momentOfReview(house, at),
    run: (now) => done(reviewIdea(house.ideas.get(key), word, house.staff.get("nora"), now)),
  };
  return [propose, review];
}

function commentSteps(house: House, key: IdeaKey, { by, at, text, waits, hidden }: Comment): Step[] {
  let commentId = "";
  const write: Step = {
    at,
    run: async (now) => {
      const author = isStaff(by)
        ? { kind: "staff" as const, id: house.staff.get(by).staffId }
        : { kind: "customer" as const, id: house.customers.get(by) };
      ({ commentId } = await done(commentOnIdea(house.ideas.get(key), text, author, now)));
    },
  };
  if (waits || isStaff(by)) return [write];
  const word = hidden === undefined ? { review: "publish" as const, note: null } : hiding(hidden);
  const review: Step = {
    at: momentOfReview(house, at),
    run: (now) => done(reviewComment(commentId, word, house.staff.get("nora"), now)),
  };
  return [write, review];
}

/** Nora looks twice a day; what is live already she leaves as it is. */
function momentOfReview(house: House, at: Date): Date {
  return whenAtWork(minutesAfter(at, 50), workingCalendar(house.clock), house.clock);
}

function laterOf(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function hiding(note: string) {
  return { review: "hide" as const, note };
}

function isStaff(key: CustomerKey | StaffKey): key is StaffKey {
  return key in staffOf;
}

function mergeSteps(house: House, key: IdeaKey, { merged }: IdeaData): Step[] {
  if (merged === undefined) return [];
  const { at, by, into } = merged;
  const target = ideaKeys.find((other) => other === into) ?? key;
  const run = (now: Date) =>
    done(mergeIdea(house.ideas.get(key), house.ideas.get(target), house.staff.get(by), now));
  return [{ at: house.clock.at(at), run }];
}

/** Whoever had joined by then, and still bought, votes: most in the first weeks, until the idea is decided. */
function voteSteps(house: House, key: IdeaKey, idea: IdeaData, published: Date): Step[] {
  const random = house.random(`votes for ${key}`);
  const first = idea.at[0] - 1;
  const voters = random.shuffled(customerKeys).flatMap((who) => {
    const { joins = 0, until = 0 } = customers[who];
    const seldom = seldomVoters.has(who) && random.next() < 0.8;
    const earliest = Math.min(first, joins - 1);
    const last = Math.max(lastDayOfVotes(idea), until);
    return who === idea.by || seldom || earliest < last ? [] : [{ who, earliest, last }];
  });
  return voters.slice(0, idea.votes).map(({ who, earliest, last }) => {
    const daysAgo = Math.round(earliest - (earliest - last) * random.next() ** 2.4);
    const moment = minutesAfter(house.clock.at([daysAgo, "06:40"]), random.between(0, 960));
    const at = laterOf(moment, minutesAfter(published, random.between(2, 600)));
    const run = (now: Date) => done(voteForIdea(house.ideas.get(key), house.customers.get(who), now));
    return { at, run };
  });
}

/** The last day, in days ago, on which an idea took votes: before it was decided, or merged into another. */
function lastDayOfVotes({ answers, merged }: IdeaData): number {
  const decided = answers?.find(({ status }) => status === "shipped" || status === "declined");
  return (decided?.at[0] ?? merged?.at[0] ?? 0) + 1;
}
