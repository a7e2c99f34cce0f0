import { EventEmitter } from "node:events";
import {
  Logger,
  parseCronItems,
  type Runner,
  run,
  runOnce,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker";
import { pool } from "./database.server.ts";
import { log } from "./log.server.ts";
import { keepPresence } from "./worker-presence.server.ts";

/** What a job does: reads its payload, takes the time of its run. */
export type Job = (payload: Readonly<Record<string, unknown>>, now: Date) => Promise<unknown>;
/** A job that runs by the clock; `when` is a crontab pattern, in UTC. */
export type Schedule = { task: string; when: string };

const concurrency = 4;

/** Without a delay, if only of 0 ms, graphile-worker neither retries to write down the end of a job nor waits for it when it stops. */
const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

const logger = new Logger((scope) => (level, message, meta) => {
  const problem = meta?.["error"] ?? meta?.["err"];
  const fields = {
    worker: scope.workerId,
    task: scope.taskIdentifier,
    ...(problem === undefined ? {} : { err: problem }),
  };
  if (level === "error" || level === "warning") log.warn(fields, message);
  else log.debug(fields, message);
});

/** Starts to work on the queue in this process. The answer stops: it lets running jobs finish. */
export async function startWorker(
  jobs: Record<string, Job>,
  schedules: readonly Schedule[],
): Promise<() => Promise<void>> {
  const events: WorkerEvents = new EventEmitter();
  const presence = keepPresence();
  // graphile-worker locks jobs in the name of the pool or of one of its workers.
  events.on("pool:create", ({ workerPool }) => presence.show(workerPool.id));
  events.on("worker:create", ({ worker }) => presence.show(worker.workerId));
  const runner: Runner = await run({
    preset,
    pgPool: pool,
    taskList: tasksOf(jobs),
    parsedCronItems: parseCronItems(
      schedules.map(({ task, when }) => ({ task, match: when, identifier: task })),
    ),
    concurrency,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger,
    events,
  });
  runner.promise.catch((error: unknown) => {
    log.fatal({ err: error }, "the worker fell");
    process.exit(1);
  });
  return async () => {
    await runner.stop();
    await runner.promise;
    await presence.stop();
  };
}

/** Works until no job is due. */
export async function workUntilEmpty(jobs: Record<string, Job>): Promise<void> {
  await runOnce({
    preset,
    pgPool: pool,
    taskList: tasksOf(jobs),
    parsedCronItems: [],
    noHandleSignals: true,
    logger,
  });
}

function tasksOf(jobs: Record<string, Job>): TaskList {
  return Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      async (payload: unknown) => {
        await job(payload as Record<string, unknown>, new Date());
      },
    ]),
  );
}
