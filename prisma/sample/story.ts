import type { Refused } from "#app/kernel/result.ts";

/** Something that somebody does at a moment, by a command of the product. */
export type Step = { at: Date; run: (at: Date) => Promise<unknown> };

/** Steps in the order of time; what falls on one moment stays in the order in which it was told. */
export function inOrder(steps: readonly Step[]): Step[] {
  return [...steps].sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** What a command answered, unless it refused. @throws Error with the words of the refusal */
export async function done<T extends { kind: string }>(
  answer: Promise<T>,
): Promise<Exclude<T, Refused<string>>> {
  const result = await answer;
  if (isRefusal(result)) throw new Error(`The sample company was refused something: ${result.detail}`);
  return result as Exclude<T, Refused<string>>;
}

function isRefusal(result: { kind: string }): result is Refused {
  return result.kind === "refused";
}

/** A moment some minutes later. */
export function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}
