import { dayMs } from "#app/kernel/dates.ts";
import { timeOfId } from "#app/kernel/ids.ts";

/** What the headers of a request say about who opens a link. */
export type VisitHeaders = {
  method: string;
  userAgent: string | undefined;
  purpose: string | undefined;
  destination: string | undefined;
};

const robots =
  /bot\b|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|headless link|monitor|curl-check/i;

/** Whether a person opened the link: no prefetch, no embedded load (cookie stuffing), no robot that says what it is. */
export function isVisit(headers: VisitHeaders): boolean {
  if (headers.method !== "GET") return false;
  if (headers.purpose !== undefined && /prefetch|prerender|preview/i.test(headers.purpose)) return false;
  if (headers.destination !== undefined && headers.destination !== "document") return false;
  return !robots.test(headers.userAgent ?? "");
}

/** The click that the cookie should keep: the first one stands while its window lasts. The id tells its own time. */
export function clickToKeep(
  kept: string | undefined,
  arrived: string,
  windowDays: number,
  now: Date,
): string {
  const since = kept === undefined ? null : timeOfId(kept);
  if (kept === undefined || since === null) return arrived;
  const age = now.getTime() - since.getTime();
  return age >= 0 && age <= windowDays * dayMs ? kept : arrived;
}
