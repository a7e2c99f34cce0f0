import { z } from "zod";
import type { WorkingHours } from "#app/kernel/working-time.ts";

const longestText = 5_000;

/** What a person writes: line breaks as one sign, without what no database keeps. */
function words(empty: string) {
  return z
    .string({ error: empty })
    .transform((text) => text.replaceAll("\r\n", "\n").replaceAll("\0", "").trim())
    .pipe(z.string().min(1, empty).max(longestText, `Use at most ${longestText} characters.`));
}

const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

/** The box of the open door. `threadId` is made with the form, so that pressing twice writes once. */
export const writeInput = z.object({
  threadId: z.uuid(),
  doorPersonId: z.uuid(),
  kind: z.enum(["message", "complaint"], {
    error: "Say whether something is wrong, or you want to tell us something.",
  }),
  confidential: ticked,
  text: words("Write what we should know."),
});

/** A further message, of the customer or of staff. `messageId` is made with the form. */
export const messageInput = z.object({ messageId: z.uuid(), text: words("Write your message first.") });

/** Why a message needs no answer. `messageId` is made with the form. */
export const closeInput = z.object({
  messageId: z.uuid(),
  text: words("Say in a sentence why: the customer reads it."),
});

export const settleInput = z.object({
  word: z
    .string()
    .transform((text) => text.replaceAll("\0", "").trim())
    .pipe(z.string().max(1_000))
    .optional(),
});

export const reopenInput = z.object({
  messageId: z.uuid(),
  text: words("Say in a word what is not settled."),
});

export const handOverInput = z.object({ staffId: z.uuid("Choose a colleague.") });

export const reassignInput = z.object({ threadId: z.uuid(), staffId: z.uuid("Choose a colleague.") });

/** Who stands behind the door, with their sentence and the working hours within which they answer. */
export const doorInput = z.object({
  staffId: z.uuid("Choose a colleague."),
  sentence: z
    .string({ error: "Say in a sentence what to write to them about." })
    .trim()
    .min(3, "Say in a sentence what to write to them about.")
    .max(200, "Use at most 200 characters.")
    .regex(/^\P{Cc}*$/u, "Write it in one line."),
  hours: z
    .string({ error: "Enter the working hours to answer." })
    .regex(/^\d{1,3}$/, "Enter whole hours, such as 16.")
    .transform(Number)
    .pipe(z.number().min(1, "Promise at least an hour.").max(200, "Promise at most 200 working hours.")),
});

export const doorIdInput = z.object({ doorPersonId: z.uuid() });

/** The names of a weekday's two fields; 1 is Monday. */
export function hoursFields(weekday: number): { opens: string; closes: string } {
  return { opens: `opens-${weekday}`, closes: `closes-${weekday}` };
}

/** Reads the working hours of the seven weekdays; a day without times is free. Problems by the name of their field. */
export function parseWeek(typed: Readonly<Record<string, string>>): {
  hours: WorkingHours[];
  problems: { field: string; message: string }[];
} {
  const hours: WorkingHours[] = [];
  const problems: { field: string; message: string }[] = [];
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const names = hoursFields(weekday);
    const [from, until] = [typed[names.opens] ?? "", typed[names.closes] ?? ""];
    if (from === "" && until === "") continue;
    const [opens, closes] = [minutesOf(from), minutesOf(until)];
    if (opens === null)
      problems.push({ field: names.opens, message: "Enter both times, such as 09:00, or none." });
    else if (closes === null)
      problems.push({ field: names.closes, message: "Enter both times, such as 17:00, or none." });
    else if (closes <= opens)
      problems.push({ field: names.closes, message: "The day ends before it begins." });
    else hours.push({ weekday, opens, closes });
  }
  return { hours, problems };
}

function minutesOf(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

export const holidayInput = z.object({
  day: z.iso.date("Enter a date."),
  name: z
    .string({ error: "Enter the name of the holiday." })
    .trim()
    .min(1, "Enter the name of the holiday.")
    .max(80, "Use at most 80 characters.")
    .regex(/^\P{Cc}*$/u, "Write it in one line."),
});

export const holidayDayInput = z.object({ day: z.iso.date() });
