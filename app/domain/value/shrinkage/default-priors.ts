import type { Prior } from "./rate.ts";

const beta = (alpha: number, beta: number) => ({ family: "beta", alpha, beta }) as const;
const gamma = (shape: number, rate: number) => ({ family: "gamma", shape, rate }) as const;
const normal = (mean: number, deviation: number) => ({ family: "normal", mean, deviation }) as const;

/**
 * The defaults of VALUE §2.5, as data. A default is a published rate that is named here, a sceptical middle that says
 * so, or nothing. The pseudo-count κ of a share is alpha + beta, that of a count its rate.
 */
export const defaultPriors = {
  winRate: {
    distribution: beta(0.5, 0.5),
    source: "Nothing is assumed: no deal has a figure before the company's own won and lost ones are known",
  },
  referralLift: {
    distribution: beta(5, 5),
    source:
      "Those who would and who would not have come otherwise are about as many (Kumar, Petersen and Leone 2010)",
  },
  invitationJoins: {
    distribution: beta(1.2, 8.8),
    source: "12 to 14 % of those asked to refer brought a customer (Kumar, Petersen and Leone 2007)",
  },
  referenceEffect: {
    distribution: normal(0.15, 0.2),
    source: "Vendors report more, of deals that were nearly won: halved, and wide",
  },
  caseStudyEffect: {
    distribution: normal(0.08, 0.15),
    source: "Sceptical default: half of a reference call, and wide",
  },
  testimonialUplift: {
    distribution: normal(0.01, 0.02),
    source: "Sceptical default: nearly nothing, may be below zero, until tested",
  },
  eventLeads: { distribution: gamma(1, 1), source: "Sceptical default: one lead an event" },
  leadCloses: { distribution: beta(1, 32), source: "Sceptical default: 3 % of leads" },
  eventCauses: { distribution: beta(3, 3), source: "Sceptical default: half, and wide" },
  shareCauses: { distribution: beta(3, 7), source: "Sceptical default: 30 % of tracked conversions" },
  ideaIsNew: {
    distribution: beta(3, 7),
    source: "Sceptical default: the company would have built 70 % of them itself",
  },
  ideaShips: {
    distribution: beta(0.72, 29.28),
    source: "2.4 % of the ideas at Dell IdeaStorm were put to use (549 of 23,300)",
  },
  plannedIdeaShips: {
    distribution: beta(0.72, 29.28),
    source: "As for all ideas, until the company's own planned ones are counted",
  },
  defectsFound: { distribution: gamma(0.5, 1), source: "Sceptical default: one in two cycles of a tester" },
  buddyKeeps: {
    distribution: normal(0, 0.03),
    source: "Nothing is assumed: the experiments contradict each other (Algesheimer et al. 2010)",
  },
  partnerLift: { distribution: beta(5, 5), source: "As for referrals" },
  partnerSigns: { distribution: beta(1, 9), source: "Sceptical default: one introduction of ten" },
} as const satisfies Record<string, Prior>;

/** Changes with any number above, so that figures say which defaults they were computed by. */
export const priorsVersion = 1;

/** A rate that the rules use. */
export type RateName = keyof typeof defaultPriors;
