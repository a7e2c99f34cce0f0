import { z } from "zod";
import { wholeText } from "../../money-text.ts";

const words = (what: string, most = 1000) =>
  z
    .string({ error: `Say ${what}.` })
    .trim()
    .min(1, `Say ${what}.`)
    .max(most, `Use at most ${most} characters.`);

/** The words of a notice. Kinds of data come as a list with commas. */
export const noticeInput = z
  .object({
    what: words("what is used"),
    why: words("why"),
    whatYouGet: words("what people get"),
    categories: words("which kinds of data", 300).transform((text) => [
      ...new Set(
        text
          .split(",")
          .map((part) => part.trim())
          .filter(Boolean),
      ),
    ]),
  })
  .transform((notice) => ({ ...notice, locale: "en" }));

/** A new purpose: its name and its first notice. */
export const purposeInput = z.intersection(z.object({ name: words("a name", 80) }), noticeInput);

/** What shared data was used for. */
export const dataUseInput = z.object({
  usedOn: z.iso.date("Enter the day, such as 2026-11-22."),
  usedFor: words("what it was used for", 500),
  people: wholeText("how many people's data", 0, 100_000_000),
});
