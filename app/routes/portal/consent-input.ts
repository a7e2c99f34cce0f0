import { z } from "zod";
import { type ProfileAnswer, profileFields } from "#app/domain/consent/profile-fields.ts";

/** What the button of a purpose sends. */
export const consentInput = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("give"), purpose: z.string().max(60), noticeId: z.uuid() }),
  z.object({ intent: z.literal("withdraw"), purpose: z.string().max(60) }),
]);

/** The fields of the profile form; an unticked box sends nothing, and so shares nothing. */
export function profileInput(form: FormData): ProfileAnswer[] {
  return profileFields.map(({ field }) => ({
    field,
    value: String(form.get(field) ?? ""),
    shared: form.get(`share-${field}`) === "on",
  }));
}
