import { z } from "zod";

/** The views of the list for staff. */
export const moderationViews = [
  "waiting",
  "unanswered",
  "underway",
  "done",
  "merged",
  "hidden",
  "all",
] as const;
export type ModerationView = (typeof moderationViews)[number];

/** What the address of the list for staff asks for. */
export const moderationFilter = z.object({
  view: z.enum(moderationViews).default("waiting").catch("waiting"),
  q: z
    .string()
    .default("")
    .transform((text) => text.trim().slice(0, 200))
    .catch(""),
});
