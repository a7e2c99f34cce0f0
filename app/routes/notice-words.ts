import type { NoticeKind } from "#app/domain/notifications/notice-kinds.ts";
import { safePath } from "#app/domain/people/safe-path.ts";

/** A notice as it is read: a sentence, what stands beneath it, the verb of its button and the page it leads to. */
export type NoticeWords = { title: string; detail: string | null; verb: string; path: string };

type Said = { kind: NoticeKind; data: Record<string, unknown> };

/** What of a notice goes into its sentences. */
type About = { it: string; by: string | null; words: string | null; said: Record<string, unknown> };

const longestTitle = 120;
const longestDetail = 240;

const sentences: Record<
  NoticeKind,
  (about: About) => { title: string; detail?: string | null; verb: string }
> = {
  "idea-answered": ({ it, by, said, words }) => ({
    title: `${it} ${ideaStates[String(said["status"])] ?? "has an answer"}`,
    detail: words ?? (by === null ? null : `The answer is from ${by}.`),
    verb: "Read the answer",
  }),
  "idea-commented": ({ it, by, words }) => ({
    title: `${by ?? "Somebody"} commented on ${it}`,
    detail: words,
    verb: "Read the comment",
  }),
  "idea-merged": ({ it, said }) => {
    const other = text(said["other"], longestTitle);
    return said["apart"] === true
      ? { title: `${it} stands by itself again`, verb: "See the idea" }
      : { title: `${it} goes on as ${other === null ? "another idea" : `“${other}”`}`, verb: "See the idea" };
  },
  "door-answered": ({ it, by, words, said }) => ({
    title: `${by ?? "Somebody"} answered you`,
    detail: words ?? (hasTitle(said) ? `About ${it}` : null),
    verb: "Read the answer",
  }),
  "door-reassigned": ({ it, by, said }) => ({
    title: `${by ?? "Somebody else"} answers you from now on`,
    detail: [
      `${text(said["left"], 60) ?? "Whoever held it"} is no longer with us.`,
      hasTitle(said) ? `About ${it}` : "",
    ]
      .join(" ")
      .trim(),
    verb: "See the conversation",
  }),
  "application-decided": ({ it, words, said }) => ({
    title: decisionWords(it, said["decision"]),
    detail: words ?? (said["toAccept"] === true ? "Read and accept the agreement to begin." : null),
    verb: said["toAccept"] === true ? "Read the agreement" : "See the group",
  }),
  "seat-free": ({ it, said }) => ({
    title: `A seat in ${it} is yours`,
    detail: said["toAccept"] === true ? "Read and accept the agreement to begin." : null,
    verb: said["toAccept"] === true ? "Read the agreement" : "See the group",
  }),
  "agreement-to-accept": ({ it, said }) => ({
    title: `${it} has ${said["isFirst"] === false ? "a new agreement" : "an agreement"} for you to accept`,
    verb: "Read the agreement",
  }),
  "consent-to-renew": ({ it }) => ({
    title: `We changed the words of ${it}`,
    detail: "What you agreed to before still holds for the old words alone. Read the new ones and decide.",
    verb: "Read and decide",
  }),
  "reward-granted": ({ it, by, words }) => ({
    title: `${it} credited to you`,
    detail: [words, by].filter(Boolean).join(" · ") || null,
    verb: "See your credit",
  }),
  "friend-joined": ({ by }) => ({
    title: `${by ?? "A friend"} joined because of you`,
    verb: "See what came of your link",
  }),
  "door-message": ({ it, by, words, said }) => ({
    title: `${by ?? "A customer"} wrote to you`,
    detail: words ?? (hasTitle(said) ? `About ${it}` : null),
    verb: "Read and answer",
  }),
  "door-overdue": ({ it, by, said }) => {
    const holder = text(said["holder"], 60);
    const whose = holder === null ? "Your answer" : `The answer of ${holder}`;
    return {
      title: `${whose} to ${by ?? "a customer"} is overdue`,
      detail: hasTitle(said) ? `About ${it}` : null,
      verb: holder === null ? "Answer now" : "Open the inbox",
    };
  },
};

const ideaStates: Record<string, string> = {
  planned: "is planned",
  started: "is being built",
  shipped: "has become real",
  declined: "will not be done",
};

const homes: Record<NoticeKind, string> = {
  "idea-answered": "/ideas",
  "idea-commented": "/ideas",
  "idea-merged": "/ideas",
  "door-answered": "/open-door",
  "door-reassigned": "/open-door",
  "application-decided": "/groups",
  "seat-free": "/groups",
  "agreement-to-accept": "/groups",
  "consent-to-renew": "/consent",
  "reward-granted": "/rewards",
  "friend-joined": "/refer",
  "door-message": "/admin/inbox",
  "door-overdue": "/admin/inbox",
};

/** Puts a notice into words. What people wrote is taken as plain text, shortened, and leads to no other site. */
export function noticeWords({ kind, data }: Said): NoticeWords {
  const about = {
    it: nameOf(data),
    by: text(data["by"] ?? data["who"], 60),
    words: text(data["words"] ?? data["word"], longestDetail),
    said: data,
  };
  const { title, detail = null, verb } = sentences[kind](about);
  return { title, detail, verb, path: pathOf(data) ?? homes[kind] };
}

function pathOf(data: Record<string, unknown>): string | null {
  const { groupId } = data;
  const group = typeof groupId === "string" ? `/groups/${groupId}` : null;
  return safePath(data["path"] ?? data["href"] ?? group);
}

function nameOf(data: Record<string, unknown>): string {
  const group = text(data["group"], longestTitle);
  if (group !== null) return group;
  const title = text(data["title"] ?? data["subject"], longestTitle);
  if (title === null) return "something of yours";
  return /^\p{Sc}|^[A-Z]{3}\s?[\d-]/u.test(title) ? title : `“${title}”`;
}

function hasTitle(said: Record<string, unknown>): boolean {
  return text(said["title"] ?? said["subject"], 1) !== null;
}

function decisionWords(group: string, decision: unknown): string {
  if (decision === "accepted") return `You have a seat in ${group}`;
  if (decision === "waiting") return `You are on the waiting list of ${group}`;
  if (decision === "declined") return `You have no seat in ${group} this time`;
  if (decision === "removed") return `Your seat in ${group} has ended`;
  return `Your application to ${group} is decided`;
}

/** Text as a person may have written it, on one line and not too long. */
function text(value: unknown, longest: number): string | null {
  if (typeof value !== "string") return null;
  const letters = [...value.replaceAll(/[\s\p{Cc}]+/gu, " ").trim()];
  if (letters.length === 0) return null;
  return letters.length > longest ? `${letters.slice(0, longest).join("")}…` : letters.join("");
}
