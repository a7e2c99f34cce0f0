import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { freePort } from "./free-port.ts";

const root = join(import.meta.dirname, "../..");

/** A running Kith of its own process. `said` is what it wrote to standard error so far. */
export type AppServer = {
  origin: string;
  pid: number;
  said: () => string;
  stop: () => Promise<void>;
  kill: () => Promise<void>;
};

/**
 * Starts the real server on a free port and waits until it is ready.
 * @param settings variables beside the usual ones of tests
 * @throws Error with what the server said, where it is not ready within 30 seconds
 */
export async function startApp(
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<AppServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["--import", "tsx", "app/server.ts", "--with-worker"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      KITH_MODE: "test",
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      PORT: String(port),
      HOST: "127.0.0.1",
      ORIGIN: origin,
      DATABASE_URL: databaseUrl,
      DATABASE_CONNECTIONS: "8",
      ...settings,
    },
  });
  let said = "";
  child.stderr?.on("data", (chunk) => (said += String(chunk)));
  child.stdout?.on("data", (chunk) => (said += String(chunk)));
  await untilReady(origin, child, () => said);
  const end = async (signal: NodeJS.Signals) => {
    const ended = hasEnded(child)
      ? Promise.resolve()
      : new Promise<void>((done) => child.once("exit", () => done()));
    child.kill(signal);
    await ended;
  };
  return {
    origin,
    pid: child.pid ?? 0,
    said: () => said,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

async function untilReady(origin: string, child: ChildProcess, said: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline && !hasEnded(child)) {
    const ready = await fetch(`${origin}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  child.kill("SIGKILL");
  throw new Error(`The server did not become ready. It said:\n${said()}`);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
