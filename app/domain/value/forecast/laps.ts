/** Hears how long each part of a valuation took, in milliseconds. */
export type OnTimed = (part: string, ms: number) => void;

/** A watch that tells of each part, when it is done, how long it took since the one before. */
export function laps(onTimed: OnTimed | undefined): (part: string) => void {
  let before = performance.now();
  return (part) => {
    const now = performance.now();
    onTimed?.(part, now - before);
    before = now;
  };
}
