import { z } from "zod";
import { reviews, statuses } from "./idea.ts";

/** Characters that steer a terminal or turn the reading direction of what follows have no business in a line of text. */
const steering = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;
const steeringButBreaks = /(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;
const visible = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** Checks stand after the transforms as refinements: a form's empty field arrives as undefined, also inside a pipe. */
const line = (missing: string, most: number, what: string) =>
  z
    .string({ error: missing })
    .transform((text) => text.replace(steering, " ").replace(/\s+/g, " ").trim())
    .refine((text) => visible.test(text), missing)
    .refine((text) => text.length <= most, `Use at most ${most} characters for ${what}.`);

const paragraphs = (text: string) => text.replace(/\r\n?/g, "\n").replace(steeringButBreaks, " ").trim();

export const titleMost = 140;
export const storyMost = 8_000;
export const commentMost = 4_000;
export const topicMost = 40;

export const proposalInput = z.object({
  title: line("Say your idea in a sentence.", titleMost, "the sentence"),
  story: z
    .string()
    .optional()
    .transform((text) => paragraphs(text ?? ""))
    .refine((text) => text.length <= storyMost, "Use at most 8,000 characters for the story."),
  topic: z
    .string()
    .optional()
    .transform((text) => (text ?? "").replace(steering, " ").replace(/\s+/g, " ").trim() || null)
    .refine((text) => (text ?? "").length <= topicMost, "Use at most 40 characters for the topic."),
});

const words = (missing: string) =>
  z
    .string({ error: missing })
    .transform(paragraphs)
    .refine((text) => visible.test(text), missing)
    .refine((text) => text.length <= commentMost, "Use at most 4,000 characters.");

export const commentInput = z.object({ text: words("Write something first.") });

export const answerInput = z.object({
  status: z.enum(statuses, { error: "Choose how it stands." }),
  text: words("Write an answer. Whoever voted reads it."),
});

export const mergeInput = z.object({ into: z.uuid({ error: "Choose the idea that it goes on as." }) });

export const reviewInput = z.object({
  review: z.enum(reviews, { error: "Choose what to do." }),
  commentId: z.uuid().optional(),
  note: z
    .string()
    .max(300, "Use at most 300 characters for the word to the author.")
    .optional()
    .transform((text) => paragraphs(text ?? "") || null),
});
