import { Resend } from "resend";
import { env } from "#app/platform/env.server.ts";
import type { RenderedMail } from "./render-mail.server.ts";

const timeoutMs = 10_000;

/** What became of handing a mail over: taken, to be tried again (at the earliest after so many ms), or refused for good. */
export type Handover =
  | { kind: "sent"; providerId: string }
  | { kind: "later"; afterMs: number | null; error: string }
  | { kind: "refused"; error: string };

/** Hands a mail to Resend. A second handover under the same key within 24 hours is the same mail to it. */
export async function sendByResend(
  apiKey: string,
  mail: RenderedMail & { to: string; key: string },
): Promise<Handover> {
  const options = env.RESEND_BASE_URL === undefined ? {} : { baseUrl: env.RESEND_BASE_URL };
  const { subject, html, text, headers: extra, to, key } = mail;
  const sending = new Resend(apiKey, options).emails.send(
    { from: env.MAIL_FROM, to, subject, html, text, headers: extra },
    { idempotencyKey: key },
  );
  const answer = await Promise.race([sending, afterTimeout()]);
  if (answer === null) return { kind: "later", afterMs: null, error: "no answer in time" };
  const { data, error, headers } = answer;
  if (data !== null) return { kind: "sent", providerId: data.id };
  const said = `${error.statusCode ?? "no answer"} ${error.name}: ${error.message}`;
  if (mayPass(error)) return { kind: "later", afterMs: retryAfterMs(headers), error: said };
  return { kind: "refused", error: said };
}

function afterTimeout(): Promise<null> {
  return new Promise((done) => setTimeout(() => done(null), timeoutMs).unref());
}

/** Rate limits, outages, a request under the same key that is still running, a wrong key: worth another try. */
function mayPass({ statusCode }: { statusCode: number | null }): boolean {
  return statusCode === null || statusCode >= 500 || [401, 403, 408, 409, 429].includes(statusCode);
}

function retryAfterMs(headers: Record<string, string> | null): number | null {
  const seconds = Number(headers?.["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
}
