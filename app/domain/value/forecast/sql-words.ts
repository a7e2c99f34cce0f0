/** The day (UTC) of a moment; days count from 1970-01-01. */
export const dayOf = (moment: string) => `((${moment} at time zone 'UTC')::date - date '1970-01-01')`;

/** A text of ours as a literal: moments and codes of currencies, which have no quotes. */
export function literal(text: string): string {
  if (!/^[\w.:-]+$/.test(text)) throw new RangeError(`literal: ${text}`);
  return `'${text}'`;
}
