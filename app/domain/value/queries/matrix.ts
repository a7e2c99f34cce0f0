import { z } from "zod";

/** Where a customer stands: buys and brings much, buys much, brings much, or neither (Kumar, Petersen and Leone 2007). */
export const quadrants = ["champions", "affluents", "advocates", "misers"] as const;
export type Quadrant = (typeof quadrants)[number];

/** What is counted: what was realised, what is expected, or both together. */
export const countings = ["both", "realised", "expected"] as const;
/** What a customer brings: by referrals alone, or by all that is not own spend. */
export const bringings = ["referrals", "beyond"] as const;
/** Orders of the list: each begins with the largest. */
export const matrixSorts = ["own", "brought"] as const;

/** What the address says about the matrix; anything unknown in it counts as not said. */
export const matrixFilter = z.object({
  count: z.enum(countings).catch("both"),
  bring: z.enum(bringings).catch("referrals"),
  quadrant: z.enum(["all", ...quadrants]).catch("all"),
  sort: z.enum(matrixSorts).catch("own"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type MatrixFilter = z.infer<typeof matrixFilter>;
