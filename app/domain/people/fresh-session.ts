const freshFor = 10 * 60_000;

/** Whether a session is so young that it proves who sits there; after that the present password must. */
export function isFreshSession(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() < freshFor;
}
