import type { RateName } from "#app/domain/value/shrinkage/default-priors.ts";

/** A rate in words: what it is and moves, how it is learnt where that is not plain, and what is counted of it. */
export type RateWords = { title: string; text: string; learn?: string; did: string; all: string };

/** Every rate that figures use, in the order in which the settings list them. */
export const rateWords: Readonly<Record<RateName, RateWords>> = {
  referralLift: {
    title: "Friends who would not have come otherwise",
    text: "Of the margin of a friend's orders, this share is credited to whoever brought the friend and taken from the friend's own contribution, so that nothing counts twice.",
    learn:
      "Ask some of these friends: would you have come anyway? Answers that come by the API teach it by themselves: an outcome of the kind customer-joined, with measured wouldHaveComeAnyway.",
    did: "Would not have come otherwise",
    all: "Friends you asked",
  },
  invitationJoins: {
    title: "Invitations that bring a customer",
    text: "Of the links that somebody opened, this share brings a customer.",
    did: "Brought a customer",
    all: "Invitations in all",
  },
  winRate: {
    title: "Deals that you win",
    text: "How often you win a deal. Without own deals no reference call and no case study has a figure.",
    did: "Won",
    all: "Decided in all",
  },
  referenceEffect: {
    title: "What a reference call does to a deal",
    text: "The effect on the odds of winning, as a logarithm: 0.15 makes the odds 16 % better.",
    did: "Effect",
    all: "Standard error",
  },
  caseStudyEffect: {
    title: "What a case study does to a deal",
    text: "The effect on the odds of winning, as a logarithm: 0.08 makes the odds 8 % better.",
    did: "Effect",
    all: "Standard error",
  },
  testimonialUplift: {
    title: "What testimonials do to a page",
    text: "How many more visitors buy, as a part of those who buy without: 0.01 is 1 % more.",
    learn: "Test it by showing testimonials to some visitors only.",
    did: "More buyers, as a part",
    all: "Standard error",
  },
  eventLeads: {
    title: "Leads of an event",
    text: "How many leads a talk or an article brings, where nobody counted them.",
    learn: "The API teaches it with measured leads, or openLeads, wonLeads and lostLeads.",
    did: "Leads in all",
    all: "Events",
  },
  leadCloses: {
    title: "Leads that you win",
    text: "Of the leads of talks and articles, this share becomes a customer.",
    learn: "The API teaches it with measured wonLeads and lostLeads.",
    did: "Won",
    all: "Decided in all",
  },
  eventCauses: {
    title: "Leads that came because of the event",
    text: "Of the leads that name a talk or an article, this share would not have come otherwise.",
    learn: "Ask some of them.",
    did: "Would not have come otherwise",
    all: "Leads you asked",
  },
  shareCauses: {
    title: "Conversions that came because of a share",
    text: "Of the tracked conversions through shared links, this share would not have come otherwise.",
    did: "Would not have come otherwise",
    all: "People you asked",
  },
  ideaIsNew: {
    title: "Ideas that you would not have had yourselves",
    text: "Of what a shipped idea brought, less what building it cost, half of this share is credited to whoever gave the idea.",
    learn: "Look at some ideas that you shipped: would they have been built without the customer?",
    did: "Would not have been built",
    all: "Shipped ideas you looked at",
  },
  ideaShips: {
    title: "Ideas that ship",
    text: "Of all ideas that customers give, this share is shipped in the end.",
    did: "Shipped",
    all: "Decided in all",
  },
  plannedIdeaShips: {
    title: "Planned ideas that ship",
    text: "Of the ideas that you said you plan, this share is shipped in the end.",
    did: "Shipped",
    all: "Planned and decided in all",
  },
  defectsFound: {
    title: "Defects found in a cycle of a tester",
    text: "How many valid defects a tester reports first in one cycle.",
    learn: "The API teaches it with measured defects and cycles.",
    did: "Defects in all",
    all: "Cycles",
  },
  buddyKeeps: {
    title: "Mentees who stay because of a buddy",
    text: "How many more stay, as a part: 0.03 is 3 in 100.",
    learn: "It counts only where mentors were given by lot from a waiting list.",
    did: "More who stay, as a part",
    all: "Standard error",
  },
  partnerLift: {
    title: "Partner business that would not have come otherwise",
    text: "Of the margin that comes through a partner, this share is credited to whoever introduced you.",
    did: "Would not have come otherwise",
    all: "Partners you asked",
  },
  partnerSigns: {
    title: "Introduced partners who sign",
    text: "Of the partners that customers introduce, this share signs.",
    did: "Signed",
    all: "Decided in all",
  },
};

/** How something was measured, for a choice: the grade that every figure by it carries. */
export const gradeOptions = [
  {
    value: "A",
    label: "A test by lot",
    hint: "Some were chosen at random and compared with the others: grade A.",
  },
  {
    value: "B",
    label: "A comparison",
    hint: "With a group that is like them, or the buyers' own answers, well asked: grade B.",
  },
  { value: "C", label: "Counted here", hint: "Without anything to compare with: grade C." },
] as const;
