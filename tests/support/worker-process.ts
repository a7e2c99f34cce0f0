import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** A worker in a process of its own. */
export type WorkerProcess = { kill: () => Promise<void>; stop: () => Promise<void> };

/** Starts the real worker and waits until it works on the queue. */
export async function startWorkerProcess(
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", "app/worker.ts"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...process.env, KITH_MODE: "test", LOG_LEVEL: "warn", DATABASE_URL: databaseUrl, ...settings },
  });
  const ended = once(child, "exit");
  await Promise.race([
    once(child, "message"),
    ended.then(() => Promise.reject(new Error("the worker ended before it began"))),
  ]);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
}
