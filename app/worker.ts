import { jobs, schedules } from "#app/jobs/registry.ts";
import { closeDatabase } from "#app/platform/database.server.ts";
import { exitOnUncaught } from "#app/platform/exit-on-uncaught.server.ts";
import { startWorker } from "#app/platform/worker.server.ts";

// A process that works on the queue and serves nothing, for installations with several web processes.

exitOnUncaught();
const stopWorker = await startWorker(jobs, schedules);
for (const event of ["SIGTERM", "SIGINT", "disconnect"]) process.once(event, () => void stop());
process.send?.({ kind: "listening" });

async function stop(): Promise<void> {
  await stopWorker();
  await closeDatabase();
  process.exit(0);
}
