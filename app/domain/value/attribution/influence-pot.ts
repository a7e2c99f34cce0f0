import { shapley } from "./shapley.ts";
import { winProbability } from "./win-probability.ts";

/** An influence on a deal: its effect in logits, once all who are needed for it take part (players by their index). */
export type Influence = { effect: number; needs: readonly number[] };

/** A deal's chances, without and with all influences, and what each player adds to them. */
export type Chances = { without: number; withAll: number; shares: number[] };

/**
 * What influences add to the chance of a deal: v(S) = p(Σβ of the influences whose players are all in S), split by
 * Shapley. Shares add up to p(all) − p(nobody). Along a chain, where each link is needed, they are equal (VALUE §2.3).
 */
export function chancesOf(winRate: number, influences: readonly Influence[], players: number): Chances {
  const worth = (isIn: Readonly<Uint8Array>) => {
    const effect = influences.reduce(
      (sum, one) => (one.needs.every((player) => isIn[player] === 1) ? sum + one.effect : sum),
      0,
    );
    return winProbability(winRate, effect);
  };
  return {
    without: worth(new Uint8Array(players)),
    withAll: worth(new Uint8Array(players).fill(1)),
    shares: players === 0 ? [] : shapley(players, worth, { seed: players }),
  };
}

/**
 * The influence pot as a fraction of the margin: p(all) − p(nobody) while the deal is open; once it is won, the
 * attributable fraction of that, (p(all) − p(nobody))/p(all); nothing once it is lost. So an open pot is the mean of
 * what becomes of it (VALUE §2.2).
 * @returns may be below zero where influences harm; a pot is at least nothing, its interval may reach below
 */
export function potFraction({ without, withAll }: Chances, state: "open" | "won" | "lost"): number {
  if (state === "lost") return 0;
  return state === "open" ? withAll - without : (withAll - without) / withAll;
}
