/** Where an idea stands with the company. */
export const statuses = ["open", "planned", "started", "shipped", "declined"] as const;
export type IdeaStatus = (typeof statuses)[number];

/** Whether others may see it: waiting for a moderator, live, or hidden by one. */
export type Visibility = "waiting" | "live" | "hidden";

/** What somebody may do about the public state of an idea or a comment. */
export const reviews = ["publish", "hide"] as const;
export type Review = (typeof reviews)[number];

/** Votes count while something can still come of them. */
export function takesVotes(idea: { state: Visibility; status: IdeaStatus }): boolean {
  return idea.state === "live" && idea.status !== "shipped" && idea.status !== "declined";
}

/** Whoever has been let in once goes live at once; the first time a moderator reads it before others do. */
export function visibilityFor(author: { hasSomethingLive: boolean }): Visibility {
  return author.hasSomethingLive ? "live" : "waiting";
}

/** What a moderator's word makes of a state, or null where it changes nothing. */
export function reviewed(state: Visibility, review: Review): Visibility | null {
  const next = review === "publish" ? "live" : "hidden";
  return state === next ? null : next;
}

/** The outcome that an answer is for the author's contribution; an answer that leaves the idea open is none yet. */
export function outcomeOf(status: IdeaStatus): Exclude<IdeaStatus, "open"> | null {
  return status === "open" ? null : status;
}
