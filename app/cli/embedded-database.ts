import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { holdDatabase } from "./hold-database.ts";
import { isServerAlive, stopIfUnused } from "./running-postgres.ts";

/** A database to work with. `close` stops the embedded server once nobody else is connected to it. */
export type OpenDatabase = { url: string; joined: boolean; close: () => Promise<void> };

/** Starts the embedded PostgreSQL of a data folder, or joins the one that runs there already. */
export async function openEmbeddedDatabase(dataFolder: string): Promise<OpenDatabase> {
  mkdirSync(dataFolder, { recursive: true });
  const folder = join(dataFolder, "postgres");
  const portFile = join(dataFolder, "postgres-port");
  const joined = isServerAlive(folder);
  const startEmbeddedPostgres = await loadWithoutExitHooks();
  const { connectionString: url } = await startEmbeddedPostgres({ folder, port: await portOf(portFile) });
  const port = Number(new URL(url).port);
  writeFileSync(portFile, `${port}\n`);
  const held = await holdDatabase(url, async () => void (await startEmbeddedPostgres({ folder, port })));
  return {
    url,
    joined,
    close: async () => {
      await held.release();
      await stopIfUnused(url, folder);
    },
  };
}

/** The package stops its server in hooks of its own on every signal and exit, also under those who joined it: it must not. */
async function loadWithoutExitHooks() {
  const events = ["exit", "beforeExit", "message", "SIGHUP", "SIGINT", "SIGTERM", "SIGBREAK"];
  const before = new Set(events.flatMap((event) => process.listeners(event as "exit")));
  const { startEmbeddedPostgres } = await import("#app/platform/embedded-postgres.server.ts");
  for (const event of events) {
    for (const listener of process.listeners(event as "exit")) {
      if (!before.has(listener)) process.off(event, listener);
    }
  }
  return startEmbeddedPostgres;
}

/** The port chosen at the first start while it is free, else a new one. */
async function portOf(file: string): Promise<number> {
  const kept = readPort(file);
  return (kept === null ? null : await tryPort(kept)) ?? (await tryPort(0)) ?? 0;
}

function readPort(file: string): number | null {
  try {
    const port = Number(readFileSync(file, "utf8"));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
  } catch {
    return null;
  }
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(null));
    server.listen(port, "127.0.0.1", () => {
      const { port: found } = server.address() as AddressInfo;
      server.close(() => done(found));
    });
  });
}
