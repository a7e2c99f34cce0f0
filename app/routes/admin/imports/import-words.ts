import type { Tone } from "#app/ui/tone.ts";

/** The state of an import for people. */
export function importStateWords(state: string): { label: string; tone: Tone } {
  if (state === "done") return { label: "Done", tone: "good" };
  if (state === "failed") return { label: "Failed", tone: "trouble" };
  if (state === "running") return { label: "Running", tone: "brand" };
  if (state === "receiving") return { label: "Receiving the file", tone: "brand" };
  return { label: "Waiting to start", tone: "attention" };
}

/** Whether something is still going to change. */
export function isUnderWay(state: string): boolean {
  return state !== "done" && state !== "failed";
}
