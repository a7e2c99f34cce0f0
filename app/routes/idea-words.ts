import type { Tone } from "#app/ui/tone.ts";

type Words = { label: string; sentence: string; tone: Tone };

const statusWords: Record<string, Words> = {
  open: { label: "Open", sentence: "Open: not decided yet.", tone: "quiet" },
  planned: { label: "Planned", sentence: "Planned.", tone: "brand" },
  started: { label: "Started", sentence: "We are working on it.", tone: "attention" },
  shipped: { label: "Shipped", sentence: "It is there.", tone: "good" },
  declined: { label: "Not now", sentence: "We decided against it.", tone: "quiet" },
};

/** How an idea stands, in words. */
export function wordsOfStatus(status: string): Words {
  return statusWords[status] ?? { label: status, sentence: status, tone: "quiet" };
}

const visibilityWords: Record<string, { label: string; tone: Tone }> = {
  waiting: { label: "Waits to be read", tone: "attention" },
  live: { label: "Public", tone: "good" },
  hidden: { label: "Hidden", tone: "trouble" },
  merged: { label: "Merged", tone: "quiet" },
};

/** Whether others see it, in words. */
export function wordsOfVisibility(state: string): { label: string; tone: Tone } {
  return visibilityWords[state] ?? { label: state, tone: "quiet" };
}
