import { z } from "zod";

/** Views of those whose value is at risk. */
export const churnViews = ["all", "likely-gone", "gone-by-rule", "disagree", "bought-once", "gave"] as const;
export type ChurnView = (typeof churnViews)[number];

/** What the address says about the list; anything unknown in it counts as not said. */
export const churnFilter = z.object({
  view: z.enum(churnViews).catch("all"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type ChurnFilter = z.infer<typeof churnFilter>;
