import { wholeMoney } from "#app/ui/money-words.ts";
import type { Tone } from "#app/ui/tone.ts";

type State = "open" | "due" | "late" | "kept" | "kept-late";
type Row = {
  state: State;
  minutesLeft: number;
  timeWords: string;
  worth: { amountMinor: string; currency: string } | null;
};

/** How a promise stands, in a badge. */
export const stateWords: Record<State, { word: string; tone: Tone }> = {
  late: { word: "Overdue", tone: "trouble" },
  due: { word: "Due soon", tone: "attention" },
  open: { word: "In time", tone: "good" },
  kept: { word: "Answered", tone: "good" },
  "kept-late": { word: "Answered late", tone: "quiet" },
};

/** Why a thread stands where it stands: "promise ends in 3 working hours · worth €1,284 to us". */
export function reasonWords(row: Row): string {
  return `${promiseWords(row)} · ${worthWords(row.worth)}`;
}

function promiseWords({ state, minutesLeft, timeWords }: Row): string {
  switch (state) {
    case "late":
      return minutesLeft === 0 ? "promise has just ended" : `promise ended ${timeWords} ago`;
    case "kept":
      return "promise kept";
    case "kept-late":
      return "promise kept, but late";
    default:
      return `promise ends in ${timeWords}`;
  }
}

function worthWords(worth: Row["worth"]): string {
  if (worth === null || BigInt(worth.amountMinor) === 0n) return "worth not measured yet";
  return `worth ${wholeMoney(BigInt(worth.amountMinor), worth.currency)} to us`;
}
