/** The kinds of contributions that are told by the API, beside those that have pages of their own; each has a price by itself or in deals. */
export const participationKinds = [
  "reference-call",
  "case-study",
  "testimonial",
  "press",
  "analyst",
  "speaking",
  "social-share",
  "partner-introduction",
  "buddy",
  "early-adoption",
  "bulk-order",
  "subscription",
  "self-service",
] as const;

export type ParticipationKind = (typeof participationKinds)[number];

/** A contribution of one of these kinds. */
export function isParticipation(kind: string): kind is ParticipationKind {
  return (participationKinds as readonly string[]).includes(kind);
}
