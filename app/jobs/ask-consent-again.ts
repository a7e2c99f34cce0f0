import { askAgain } from "#app/domain/consent/ask-again.server.ts";

export function runAskConsentAgain(payload: Readonly<Record<string, unknown>>, now: Date): Promise<unknown> {
  return askAgain(String(payload["purposeId"]), now);
}
