/** Hands work to `run` in batches: whatever arrives while one batch is under way goes into the next. */
export type GroupCommit<Item, Result> = (item: Item) => Promise<Result>;

/**
 * Gathers items that arrive at the same time into one commit, so that many small writes cost one round trip. Every
 * caller is answered after the commit of its batch. Where a batch fails, its items are tried one by one, so that
 * one bad item fails alone.
 * @param run writes a batch and answers each item, in order
 * @param options.atOnce batches under way at the same time
 */
export function groupCommit<Item, Result>(
  run: (items: Item[]) => Promise<Result[]>,
  options: { largest: number; atOnce: number },
): GroupCommit<Item, Result> {
  type Waiting = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void };
  let queue: Waiting[] = [];
  let underWay = 0;
  let isScheduled = false;

  function schedule(): void {
    if (isScheduled || queue.length === 0 || underWay >= options.atOnce) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      const batch = queue.slice(0, options.largest);
      queue = queue.slice(options.largest);
      underWay += 1;
      void commit(batch).finally(() => {
        underWay -= 1;
        schedule();
      });
      schedule();
    });
  }

  async function commit(batch: Waiting[]): Promise<void> {
    try {
      const results = await run(batch.map(({ item }) => item));
      batch.forEach((waiting, index) => {
        const result = results[index];
        if (result === undefined)
          waiting.reject(new Error("groupCommit: a batch left an item without an answer"));
        else waiting.resolve(result);
      });
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1 && only !== undefined) only.reject(error);
      else for (const waiting of batch) await commit([waiting]);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      schedule();
    });
}
