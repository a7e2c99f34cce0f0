type Step = { basis: "realised" | "expected"; flow: "own" | "credit" | "debit" | "saving" };

const words: Record<Step["basis"], Record<Step["flow"], string>> = {
  realised: {
    own: "Margin of own purchases",
    debit: "Passed on to whoever led here",
    credit: "Received for what others did",
    saving: "Costs saved, less rewards given",
  },
  expected: {
    own: "Own purchases to come",
    debit: "Of it to be passed on",
    credit: "To be received for others",
    saving: "Costs to be saved",
  },
};

/** What a step of the way from nothing to the total is called. */
export function stepWords({ basis, flow }: Step): string {
  return words[basis][flow];
}
