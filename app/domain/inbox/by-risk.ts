/** What the order of the inbox looks at: working minutes left to a promise, negative where it is overdue; minor units as text. */
export type AtRisk = {
  state: string;
  minutesLeft: number;
  dueAt: Date;
  worth: { amountMinor: string } | null;
};

/** Overdue first, then the least working time left, by the hour; within an hour the relationship that is worth most. */
export function byRisk(one: AtRisk, other: AtRisk): number {
  return (
    Number(other.state === "late") - Number(one.state === "late") ||
    hoursLeft(one) - hoursLeft(other) ||
    compare(worthOf(other), worthOf(one)) ||
    one.dueAt.getTime() - other.dueAt.getTime()
  );
}

function hoursLeft({ minutesLeft }: AtRisk): number {
  return Math.floor(minutesLeft / 60);
}

function worthOf({ worth }: AtRisk): bigint {
  return worth === null ? 0n : BigInt(worth.amountMinor);
}

function compare(one: bigint, other: bigint): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
