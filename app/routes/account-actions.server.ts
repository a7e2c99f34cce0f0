import { parseWithZod } from "@conform-to/zod/v4";
import { json, redirect } from "@remix-run/node";
import { passwordInput } from "#app/domain/people/people-input.ts";
import { removePassword, setPassword } from "#app/domain/people/set-password.server.ts";
import { endOneSession, signOutEverywhere } from "#app/domain/people/sign-out.server.ts";
import type { SignedIn } from "#app/domain/people/signed-in-queries.server.ts";
import { noSessionCookie } from "#app/platform/session-cookie.server.ts";
import { withFlash } from "./flash.server.ts";
import { hasteOf } from "./limits.server.ts";

/** Sets, changes or removes one's own password, as the form of password-form.tsx asks. */
export async function answerPasswordForm(
  form: FormData,
  person: SignedIn,
  context: { now: Date; clientAddress: string },
  back: string,
) {
  const removes = form.get("intent") === "remove-password";
  if (removes) form.set("next", "not looked at");
  const submission = parseWithZod(form, { schema: passwordInput });
  const hideFields = ["present" as const, "next" as const];
  if (submission.status !== "success") return json(submission.reply({ hideFields }), 400);
  const { present, next } = submission.value;
  const haste = await hasteOf("sign-in", context.clientAddress, person.email);
  if (haste !== null)
    return json(submission.reply({ hideFields, formErrors: [haste.message] }), haste.answer);
  const { accountId, sessionId, sessionCreatedAt } = person;
  const change = { accountId, sessionId, sessionCreatedAt, present };
  const answer = removes
    ? await removePassword(change, context.now)
    : await setPassword({ ...change, next }, context.now);
  if (answer.kind === "refused") {
    const field = answer.because === "not-proved" ? "present" : "next";
    const errors =
      answer.because === "busy"
        ? { formErrors: [answer.detail] }
        : { fieldErrors: { [field]: [answer.detail] } };
    return json(submission.reply({ hideFields, ...errors }), answer.because === "busy" ? 503 : 400);
  }
  const message = removes
    ? "Your password is gone. You sign in by mail."
    : "Your password is set. Everywhere else you are signed out.";
  return redirect(back, { status: 303, headers: withFlash(new Headers(), message) });
}

/** Ends one session, or all of them, as the buttons of session-list.tsx ask. */
export async function answerSessionButtons(
  form: FormData,
  person: SignedIn,
  now: Date,
  back: string,
): Promise<Response> {
  const sessionId = form.get("sessionId");
  if (form.get("intent") === "everywhere") {
    await signOutEverywhere(person.accountId, null, now);
    const headers = withFlash(
      new Headers({ "Set-Cookie": noSessionCookie() }),
      "You are signed out everywhere.",
    );
    return redirect("/", { status: 303, headers });
  }
  if (typeof sessionId === "string") await endOneSession(person.accountId, sessionId, now);
  return redirect(back, { status: 303, headers: withFlash(new Headers(), "That device is signed out.") });
}
