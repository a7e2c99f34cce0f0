import type { Input } from "../entry.ts";
import type { Figure } from "../figure.ts";
import type { Parameters } from "../parameters/parameters.ts";

/**
 * A saving is posted once and moves nothing between customers (VALUE §2.3, rule 6). Where own margin is computed with
 * actual costs, it is in there already: what is left is a memo of €0 that says so.
 */
export function asSaving(figure: Figure, parameters: Parameters): Figure {
  if ((parameters.marginBasis ?? "standard") === "standard") return { ...figure, flow: "saving" };
  const memo: Input = {
    name: "already in margins, which are computed with actual costs",
    value: figure.amountMinor.toString(),
    sourceRef: `parameters:${parameters.version}`,
    grade: "A",
  };
  return {
    ...figure,
    flow: "saving",
    amountMinor: 0n,
    lowMinor: 0n,
    highMinor: 0n,
    inputs: [...figure.inputs, memo],
    sample: () => 0,
  };
}
