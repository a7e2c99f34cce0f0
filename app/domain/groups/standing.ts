import type { Decision } from "./seats.ts";

/** How a customer stands with a group. `place` counts from 1. */
export type Standing =
  | { kind: "none" }
  | { kind: "asked" }
  | { kind: "waiting"; place: number }
  | { kind: "declined" }
  | { kind: "to-accept"; version: number; hadAccepted: boolean }
  | { kind: "member" }
  | { kind: "left" }
  | { kind: "removed" };

/** What is known of a customer's latest application and of the seat that came of it. */
export type StandingFacts = {
  decision: Decision | null;
  endedAt: Date | null;
  leftAt: Date | null;
  removedAt: Date | null;
  /** How many wait before them. */
  before: number;
  /** The version of the agreement that stands, null where the group has none. */
  presentVersion: number | null;
  /** The latest version that this member accepted. */
  acceptedVersion: number | null;
};

/** Says how a customer stands; `facts` is null where they never applied. */
export function standingOf(facts: StandingFacts | null): Standing {
  if (facts === null) return { kind: "none" };
  if (facts.removedAt !== null) return { kind: "removed" };
  if (facts.leftAt !== null) return { kind: "left" };
  if (facts.decision === "declined") return { kind: "declined" };
  if (facts.endedAt !== null) return { kind: "left" };
  if (facts.decision === null) return { kind: "asked" };
  if (facts.decision === "waiting") return { kind: "waiting", place: facts.before + 1 };
  const { presentVersion, acceptedVersion } = facts;
  if (presentVersion === null || acceptedVersion === presentVersion) return { kind: "member" };
  return { kind: "to-accept", version: presentVersion, hadAccepted: acceptedVersion !== null };
}

/** Whether they hold a seat. */
export function holdsSeat({ kind }: Standing): boolean {
  return kind === "member" || kind === "to-accept";
}

/** Whether they may ask for a seat now. */
export function mayApply({ kind }: Standing): boolean {
  return kind === "none" || kind === "declined" || kind === "left" || kind === "removed";
}
