import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const restartPauseMs = 1_000;

/** A process that is started again when it falls. `failed` settles where it never came up the first time. */
export type KeptProcess = {
  ready: Promise<{ port?: number }>;
  failed: Promise<void>;
  stop: (patienceMs: number) => Promise<void>;
};

/** Starts a module of the project and keeps it running. */
export function keepRunning(module: string, args: string[]): KeptProcess {
  let child: ChildProcess;
  let stopping = false;
  let cameUp = false;
  let isReady: (message: { port?: number }) => void = () => {};
  let hasFailed: () => void = () => {};
  const ready = new Promise<{ port?: number }>((done) => (isReady = done));
  const failed = new Promise<void>((done) => (hasFailed = done));
  const start = () => {
    // A group of its own: Ctrl+C reaches this process only, which then lets them finish.
    child = fork(join(root, module), args, { cwd: root, detached: true });
    child.on("message", (message: { kind?: string; port?: number }) => {
      if (message.kind !== "listening") return;
      cameUp = true;
      isReady(message);
    });
    child.on("exit", () => {
      if (stopping) return;
      if (cameUp) setTimeout(() => !stopping && start(), restartPauseMs);
      else hasFailed();
    });
  };
  start();
  const stop = (patienceMs: number) => {
    stopping = true;
    return new Promise<void>((done) => {
      if (child.exitCode !== null || child.signalCode !== null) return done();
      child.once("exit", () => done());
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), patienceMs).unref();
    });
  };
  return { ready, failed, stop };
}
