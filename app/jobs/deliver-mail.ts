import { deliverMail } from "#app/email/deliver-mail.server.ts";

export function runDeliverMail(payload: Readonly<Record<string, unknown>>, now: Date): Promise<unknown> {
  return deliverMail(String(payload["mailId"]), now);
}
