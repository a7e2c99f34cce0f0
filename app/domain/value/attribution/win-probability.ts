/**
 * The probability that a deal is won: logit p = logit W + Σβ (VALUE §2.5).
 * @param winRate W, what the company wins by its own effort, between 0 and 1
 * @param effect Σβ, in logits
 */
export function winProbability(winRate: number, effect: number): number {
  const odds = (winRate / (1 - winRate)) * Math.exp(effect);
  return Number.isFinite(odds) ? odds / (1 + odds) : 1;
}

/**
 * The effect in logits of an influence without which a share of the wins would not have come, from its attributable
 * fraction AF = (p1 − p0)/p1 (Tian and Pearl 2000): β = −ln(1 − AF/(1 − W)). AF cannot exceed 1 − W.
 */
export function effectOfCause(attributable: number, winRate: number): number {
  return -Math.log1p(-Math.min(attributable / (1 - winRate), mostCertain));
}

const mostCertain = 0.99;
