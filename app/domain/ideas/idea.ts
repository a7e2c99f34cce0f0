/** Where an idea stands with the company. */
export const statuses = ["open", "planned", "started", "shipped", "declined"] as const;
export type IdeaStatus = (typeof statuses)[number];

/** Whether others may see it: waiting for a moderator, live, or hidden by one. */
export type Visibility = "waiting" | "live" | "hidden";

/** An idea may also lead on to another one that says the same: its words stay, its votes count there. */
export type IdeaState = Visibility | "merged";

/** What somebody may do about the public state of an idea or a comment. */
export const reviews = ["publish", "hide"] as const;
export type Review = (typeof reviews)[number];

/** Votes count while something can still come of them. */
export function takesVotes(idea: { state: IdeaState; status: IdeaStatus }): boolean {
  return idea.state === "live" && idea.status !== "shipped" && idea.status !== "declined";
}

/** Whoever has been let in once goes live at once; the first time a moderator reads it before others do. */
export function visibilityFor(author: { hasSomethingLive: boolean }): Visibility {
  return author.hasSomethingLive ? "live" : "waiting";
}

/** What a moderator's word makes of a state, or null where it changes nothing. */
export function reviewed(state: IdeaState, review: Review): Visibility | null {
  if (state === "merged") return null;
  const next = review === "publish" ? "live" : "hidden";
  return state === next ? null : next;
}

/** The outcome that an answer is for the author's contribution; an answer that leaves the idea open is none yet. */
export function outcomeOf(status: IdeaStatus): Exclude<IdeaStatus, "open"> | null {
  return status === "open" ? null : status;
}

/** Why one idea cannot go on as another, or null where it can. */
export function whyNotMerged(
  idea: { id: string; state: IdeaState } | undefined,
  into: { id: string; state: IdeaState } | undefined,
): string | null {
  if (idea === undefined || into === undefined) return "There is no such idea any more. Choose another one.";
  if (idea.id === into.id) return "An idea cannot be merged with itself. Choose another one.";
  if (idea.state === "merged") return "This idea was merged already. Undo that first.";
  if (idea.state !== "live") return "Publish this idea first: only what everybody sees can be merged.";
  if (into.state === "merged") return "The other idea was merged itself. Choose the one that it leads on to.";
  if (into.state !== "live") return "The other idea is not public. Choose one that everybody sees.";
  return null;
}
