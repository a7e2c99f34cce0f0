/** What takes so many milliseconds to read is slow, and is then kept for so many times as long. */
const slow = 500;
const times = 20;

/** `until` is null while it is being read. */
type Kept<T> = { answer: Promise<T>; began: number; until: number | null };

/**
 * A read that everybody gets anew while it is quick. Where it is slow, those who ask meanwhile share it, and it is kept
 * for twenty times as long as it took, so that it costs a process no more than a twentieth of its time.
 */
export function keepSlow<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, Kept<T>>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined && isShared(known, performance.now())) return known.answer;
    const one: Kept<T> = { answer: read(key), began: performance.now(), until: null };
    kept.set(key, one);
    one.answer.then(
      () => {
        const took = performance.now() - one.began;
        one.until = took < slow ? 0 : performance.now() + times * took;
      },
      () => {
        one.until = 0;
      },
    );
    return one.answer;
  };
}

function isShared({ began, until }: Kept<unknown>, now: number): boolean {
  return until === null ? now - began >= slow : now < until;
}
