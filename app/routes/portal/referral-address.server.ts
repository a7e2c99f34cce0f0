import { env } from "#app/platform/env.server.ts";

/** The address that a customer shares. */
export function referralAddress(code: string): string {
  return `${env.ORIGIN}/r/${code}`;
}
