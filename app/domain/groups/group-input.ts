import { z } from "zod";
import { admissions, groupKinds, maxSeats } from "./group.ts";

/** A text that people wrote: trimmed, without characters that no text has. */
function words(what: string, most: number) {
  const missing = `Enter ${what}.`;
  return z
    .string({ error: missing })
    .transform((text) => text.replaceAll("\r\n", "\n").replaceAll("\0", "").trim())
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(most, `Keep ${what} below ${most.toLocaleString("en-GB")} characters.`),
    );
}

const seatsText = z
  .string({ error: "Enter the number of seats." })
  .trim()
  .regex(/^\d{1,5}$/, "Enter the number of seats as digits, such as 12.")
  .transform(Number)
  .refine((seats) => seats >= 1 && seats <= maxSeats, "A group has between 1 and 10,000 seats.");

/** What the form of a group sends. */
export const groupInput = z.object({
  kind: z.enum(groupKinds, { error: "Choose what kind of group it is." }),
  name: words("a name", 120),
  story: words("what it is about", 2000),
  membersDo: words("what members do", 2000),
  membersGet: words("what members get", 2000),
  seats: seatsText,
  admission: z.enum(admissions, { error: "Choose how people come in." }),
});

/** What somebody says who asks for a seat. */
export const applicationInput = z.object({ reason: words("a reason", 2000) });

/** A new version of the agreement. */
export const agreementInput = z.object({ text: words("the agreement", 50_000) });

/** What a member sends who accepts the agreement. `agreementId` names the version that was read. */
export const acceptanceInput = z.object({
  agreementId: z.uuid({ error: "Read the agreement again and accept it then." }),
  agree: z.literal("on", { error: "Tick the box to say that you agree." }),
});

/** A word to the customer with a decision. */
export const decisionInput = z.object({
  applicationId: z.uuid({ error: "Choose an application of the list." }),
  word: z
    .string()
    .trim()
    .max(600, "Keep the word to them below 600 characters.")
    .optional()
    .transform((word) => word ?? null),
});
