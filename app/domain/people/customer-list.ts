import { z } from "zod";

/** Orders of the list of customers: each begins with the largest, the newest, or A. */
export const customerSorts = ["value", "spend", "orders", "last-order", "joined", "name"] as const;
export type CustomerSort = (typeof customerSorts)[number];

/** Views of the list of customers. */
export const customerViews = [
  "all",
  "joined",
  "not-joined",
  "referred",
  "brought-friends",
  "no-orders",
] as const;
export type CustomerView = (typeof customerViews)[number];

/** What the address says about the list; anything unknown in it counts as not said. */
export const customerListFilter = z.object({
  q: z.string().trim().max(200).catch(""),
  view: z.enum(customerViews).catch("all"),
  sort: z.enum(customerSorts).catch("value"),
  /** Smallest, oldest or Z first. */
  reverse: z.preprocess((value) => value === "1" || value === true, z.boolean()),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type CustomerListFilter = z.infer<typeof customerListFilter>;

/** A text as a pattern of `ilike` that finds it anywhere, taken literally. */
export function containsPattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
