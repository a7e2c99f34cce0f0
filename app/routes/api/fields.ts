import { z } from "zod";
import { parseMoment } from "#app/kernel/dates.ts";
import { isCurrency } from "#app/kernel/money.ts";

const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/** A line of text that PostgreSQL can keep: no NUL, no half characters. */
export function line(longest: number): z.ZodString {
  return z
    .string()
    .min(1, "Must not be empty.")
    .max(longest, `Must be at most ${longest} characters long.`)
    .refine(isStorable, "Must not hold NUL or broken Unicode.");
}

/** Whether a text can be stored. */
export function isStorable(text: string): boolean {
  return !text.includes("\0") && !/\p{Surrogate}/u.test(text);
}

/** The id of something in the caller's own system. */
export const ownId = line(200).meta({ description: "Its id in your own system." });

/** The id of a customer in the caller's own system. */
export const customerId = line(200).meta({ description: "The customer's id in your own system." });

/** The shop or system something comes from; ids are unique within it. */
export const source = line(100).meta({
  description: "The shop or system it comes from; ids are unique within one source.",
});

export const email = z
  .email("Must be an e-mail address, such as ada@example.com.")
  .max(254, "Must be at most 254 characters long.");

/** A moment: an ISO 8601 date, or date and time with offset. */
export const moment = z
  .string(
    "Must be a date such as 2026-11-22, or a date and time with offset such as 2026-11-22T09:30:00+01:00.",
  )
  .max(40, "Must be at most 40 characters long.")
  .transform((text, check) => {
    const read = parseMoment(text);
    if (read !== null && read.getTime() >= earliest && read.getTime() < latest) return read;
    const message =
      read === null
        ? "Must be a date such as 2026-11-22, or a date and time with offset such as 2026-11-22T09:30:00+01:00."
        : "Must lie between the years 1900 and 2199.";
    check.addIssue({ code: "custom", message });
    return z.NEVER;
  })
  .meta({
    description: "ISO 8601: a date, or a date and time with offset.",
    examples: ["2026-11-22T09:30:00+01:00", "2026-11-22"],
  });

/** Money as a JSON integer in minor units, from a least amount. */
export function minorUnits(least: number): z.ZodPipe<z.ZodInt, z.ZodTransform<bigint, number>> {
  return z
    .int("Must be a whole number in minor units (cents), at most 9007199254740991.")
    .min(least, least === 0 ? "Must not be negative." : `Must be at least ${least}.`)
    .transform((amount) => BigInt(amount));
}

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, "Must be a currency code of three capitals, such as EUR.")
  .refine(isCurrency, "Must be a currency of ISO 4217, such as EUR.");

/** The kind of a contribution or outcome, such as reference-call. */
export const kind = z
  .string()
  .max(60, "Must be at most 60 characters long.")
  .regex(
    /^[a-z][a-z0-9.-]*$/,
    "Must be lower-case letters, digits, dots and hyphens, such as reference-call.",
  );

export const referral = z
  .strictObject({
    clickId: z.uuid("Must be the click id of the landing page's address or cookie.").optional(),
    code: line(100).optional(),
  })
  .meta({ description: "How the customer came: the click that Kith recorded, or the code of the link." });

/** What belongs to a contribution or outcome, as the caller sees it. */
export const looseObject = z.record(z.string(), z.unknown());
