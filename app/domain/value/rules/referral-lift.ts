import type { Grade } from "../entry.ts";
import type { Parameters } from "../parameters/parameters.ts";

/** τ as Beta(alpha, beta): the company's own posterior where there is one, else what the parameters say, grade D. */
export type Lift = { alpha: number; beta: number; grade: Grade };

/** What is known of τ under some parameters. */
export function liftOf({ rates, referralAlpha, referralBeta }: Parameters): Lift {
  const learnt = rates?.referralLift;
  if (learnt?.posterior.family !== "beta") return { alpha: referralAlpha, beta: referralBeta, grade: "D" };
  return { alpha: learnt.posterior.alpha, beta: learnt.posterior.beta, grade: learnt.grade };
}
