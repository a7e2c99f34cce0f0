import { z } from "zod";
import { parseEmail } from "./email-address.ts";
import { roles } from "./roles.ts";

/** An e-mail address in our spelling. */
export const emailField = z.string({ error: "Enter an e-mail address." }).transform((text, check) => {
  const email = parseEmail(text);
  if (email !== null) return email;
  check.addIssue({ code: "custom", message: "Enter an e-mail address such as ada@example.com." });
  return z.NEVER;
});

/** A name as people write it. */
export const nameField = z
  .string({ error: "Enter a name." })
  .trim()
  .min(1, "Enter a name.")
  .max(120, "Use at most 120 characters for the name.")
  .regex(/^[^\p{Cc}<>]*$/u, "Leave out angle brackets and line breaks.");

const noteField = z.string().trim().max(600, "Use at most 600 characters for the note.").optional();

export const mailSignInInput = z.object({ email: emailField, to: z.string().optional() });
export const passwordSignInInput = z.object({
  email: emailField,
  password: z.string({ error: "Enter your password." }).max(512, "That is longer than any password here."),
  to: z.string().optional(),
});
export const joinInput = z.object({
  name: nameField,
  email: emailField,
  to: z.string().optional(),
  code: z.string().max(64).optional(),
});

/** The six digits of a mail, with whatever stands between them. */
export const mailCodeInput = z.object({
  code: z
    .string({ error: "Enter the six digits of the mail." })
    .transform((text) => text.replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "The code has six digits, such as 042 815.")),
});

export const nameInput = z.object({ name: nameField });
export const customerInvitationInput = z.object({
  email: emailField,
  name: nameField.optional(),
  note: noteField,
});
export const staffInvitationInput = z.object({
  name: nameField,
  email: emailField,
  role: z.enum(roles, { error: "Choose a role." }),
});
export const staffRoleInput = z.object({
  staffId: z.uuid(),
  role: z.enum(roles, { error: "Choose a role." }),
});
export const staffIdInput = z.object({ staffId: z.uuid() });

/** A new password; every character counts, so nothing is trimmed. What makes it a good one is decided by password-rules. */
export const passwordInput = z.object({
  present: z.string().max(512).default(""),
  next: z.string({ error: "Enter a new password." }).max(20_000),
});

/** The button of a link, with the six digits where they are asked for. */
export const pressableLinkInput = z.object({
  code: z
    .string()
    .transform((text) => text.replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "The code has six digits, such as 042 815."))
    .optional(),
});
