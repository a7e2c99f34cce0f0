import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { pool } from "./database.server.ts";
import { enqueue } from "./queue.server.ts";
import { startWorker, workUntilEmpty } from "./worker.server.ts";
import { freeAbandoned } from "./worker-presence.server.ts";

async function lockedBy(): Promise<(string | null)[]> {
  const { rows } = await pool.query<{ locked_by: string | null }>(
    "select locked_by from graphile_worker._private_jobs",
  );
  return rows.map(({ locked_by }) => locked_by);
}

test("jobs of a worker that is gone are freed at the second look", async () => {
  await enqueue(pool, "note", {});
  await pool.query("update graphile_worker._private_jobs set locked_by = 'worker-gone', locked_at = now()");
  const missing = await freeAbandoned(new Set());
  expect([...missing]).toEqual(["worker-gone"]);
  expect(await lockedBy()).toEqual(["worker-gone"]);
  await freeAbandoned(missing);
  expect(await lockedBy()).toEqual([null]);
  await workUntilEmpty({ note: async () => {} });
  expect(await lockedBy()).toEqual([]);
});

test("jobs of a worker that lives stay its own, and stopping waits for them", async () => {
  const finish = Promise.withResolvers<void>();
  let finished = false;
  const long = async () => {
    await finish.promise;
    await pause(200);
    finished = true;
  };
  const stop = await startWorker({ long }, []);
  await enqueue(pool, "long", {});
  while ((await lockedBy())[0] == null) await pause(50);
  // The worker shows itself over a connection of its own, which a busy machine may open after the job was taken; that is
  // why abandonment takes two looks.
  while ((await freeAbandoned(new Set())).size > 0) await pause(50);
  expect((await lockedBy())[0]).not.toBeNull();
  finish.resolve();
  await stop();
  expect(finished).toBe(true);
  expect(await lockedBy()).toEqual([]);
});
