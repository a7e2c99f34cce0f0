import { z } from "zod";
import { topicMost } from "./idea-input.ts";

/** The views of the public list. */
export const ideaTabs = ["wanted", "new", "answered"] as const;
export type IdeaTab = (typeof ideaTabs)[number];

/** What the address of the public list asks for. Whatever it does not understand becomes the usual. */
export const ideaListFilter = z.object({
  q: z
    .string()
    .default("")
    .transform((text) => text.trim().slice(0, 200))
    .catch(""),
  tab: z.enum(ideaTabs).default("wanted").catch("wanted"),
  topic: z
    .string()
    .max(topicMost)
    .transform((text) => text || null)
    .nullable()
    .default(null)
    .catch(null),
});
