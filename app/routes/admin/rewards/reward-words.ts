import type { Tone } from "#app/ui/tone.ts";

/** The state of a reward for staff. */
export function rewardStateWords(state: string): { label: string; tone: Tone } {
  if (state === "ready") return { label: "Ready", tone: "good" };
  if (state === "taken-back") return { label: "Taken back", tone: "quiet" };
  return { label: "On its way", tone: "attention" };
}

/** What a reward was given for. */
export function rewardKindWords(kind: string): string {
  if (kind === "referral-advocate") return "Brought a friend who bought";
  if (kind === "referral-friend") return "Came through a friend";
  return "Granted by staff";
}
