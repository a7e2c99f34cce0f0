/** What the two numbers of a prior are about, in words. */
export type PriorWords = { title: string; text: string; alpha: string; beta: string; source: string };

/** τ: friends who would not have come otherwise. */
export const friendsPrior: PriorWords = {
  title: "Friends who would not have come otherwise",
  text: "Of the margin of a friend's orders, this share is credited to whoever brought the friend and taken from the friend's own contribution, so that nothing counts twice. It is an assumption until you measure it: every such figure carries its range and grade D. Think of asking some of these friends: how many came only because of the link, and how many would have come anyway? The more you ask, the narrower the range.",
  alpha: "Came because of it (α)",
  beta: "Would have come anyway (β)",
  source:
    "5 and 5 is deliberately wide: Kumar, Petersen and Leone (2010) tell the two kinds of friends apart, and the shares they report differ from firm to firm.",
};

/** ν: shipped ideas that would not have been built otherwise. */
export const ideasPrior: PriorWords = {
  title: "Ideas that you would not have had yourselves",
  text: "Of what a shipped idea brought, less what building it cost, half of this share is credited to whoever gave the idea. It is an assumption until you measure it. Look at some ideas that you shipped: how many would not have been built without the customer, and how many would have been built anyway?",
  alpha: "Would not have been built (α)",
  beta: "Would have been built anyway (β)",
  source: "3 and 7 is an assumption: most of what customers propose is on somebody's list already.",
};
