/** What kinds of group there are. */
export const groupKinds = ["beta", "advisory"] as const;
export type GroupKind = (typeof groupKinds)[number];

/** Who gets a seat: whoever comes first, or whom staff choose. */
export const admissions = ["open", "review"] as const;
export type Admission = (typeof admissions)[number];

/** What staff say of a group. */
export type GroupTerms = {
  kind: GroupKind;
  name: string;
  story: string;
  membersDo: string;
  membersGet: string;
  seats: number;
  admission: Admission;
};

export const maxSeats = 10_000;

/** The page of a group for customers. */
export function pathOfGroup(groupId: string): string {
  return `/groups/${groupId}`;
}

/** The kind of contribution that an active membership is. */
export function contributionOf(kind: GroupKind): "beta-membership" | "advisory-membership" {
  return kind === "beta" ? "beta-membership" : "advisory-membership";
}

const words: Record<GroupKind, string> = { beta: "Beta test", advisory: "Advisory group" };

/** A kind for people to read. */
export function groupKindWords(kind: GroupKind): string {
  return words[kind];
}
