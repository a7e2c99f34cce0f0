import type { Quadrant } from "#app/domain/value/queries/matrix.ts";

const words: Record<Quadrant, { name: string; meaning: string }> = {
  champions: { name: "Champions", meaning: "Buy much and bring much" },
  affluents: { name: "Affluents", meaning: "Buy much, bring little" },
  advocates: { name: "Advocates", meaning: "Bring much, buy little" },
  misers: { name: "Misers", meaning: "Buy little and bring little" },
};

/** What a quadrant is called, and who is in it. */
export function quadrantWords(quadrant: Quadrant): { name: string; meaning: string } {
  return words[quadrant];
}

/** What is counted, as a choice and in a sentence. */
export const countingWords = {
  both: { label: "Realised and expected", words: "realised and expected" },
  realised: { label: "Realised", words: "realised" },
  expected: { label: "Expected", words: "expected" },
} as const;

/** What customers bring, as a choice and as the name of a column. */
export const bringingWords = {
  referrals: { label: "Referrals", column: "Brought by referrals" },
  beyond: { label: "All beyond own spend", column: "Brought beyond own spend" },
} as const;
