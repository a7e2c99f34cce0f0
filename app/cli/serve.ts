import { checkSettings } from "./check-settings.ts";
import { type OpenDatabase, openEmbeddedDatabase } from "./embedded-database.ts";
import { type KeptProcess, keepRunning } from "./keep-running.ts";
import { type PreparedDatabase, prepareDatabase } from "./prepare-database-apart.ts";
import { setVariable, variable } from "./variables.mjs";

const drainMs = 25_000;

/**
 * Runs Kith: the database where none is given, the web processes and the worker. This process serves nothing itself.
 * @param options.sample whether an empty database is filled with the sample company
 */
export async function serve(options: { sample: boolean }): Promise<void> {
  const began = Date.now();
  const settings = await checkSettings();
  const database = variable("DATABASE_URL") === "" ? await openDatabase() : null;
  const preparation = prepareDatabase(options);
  const processes: KeptProcess[] = [];
  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    await Promise.all([preparation.stop(), ...processes.map((one) => one.stop(drainMs))]);
    await database?.close();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));
  process.on("disconnect", () => void stop(0));
  stopWithNpm(() => void stop(0));
  const prepared = await preparation.ready;
  if (prepared === "not-ready" || stopping) return stop(1);
  processes.push(...startProcesses(settings.WEB_PROCESSES));
  for (const one of processes) void one.failed.then(() => stop(1));
  const [first] = await Promise.all(processes.map((one) => one.ready));
  greet(settings.ORIGIN, first?.port, prepared, Date.now() - began);
}

/** The web processes; with more than one, a worker of its own beside them. */
function startProcesses(count: number): KeptProcess[] {
  if (count === 1) return [keepRunning("app/server.ts", ["--with-worker"])];
  const web = Array.from({ length: count }, () => keepRunning("app/server.ts", []));
  return [...web, keepRunning("app/worker.ts", [])];
}

async function openDatabase(): Promise<OpenDatabase> {
  const folder = variable("DATA_DIRECTORY", ".data");
  const database = await openEmbeddedDatabase(folder);
  console.log(
    `The database ${database.joined ? "was running already" : "has started"}; its data is in ${folder}/postgres.`,
  );
  setVariable("DATABASE_URL", database.url);
  return database;
}

/** npm killed outright cannot pass the signal on; without it this process would hold the port for ever. */
function stopWithNpm(stop: () => void): void {
  if (variable("npm_lifecycle_event") === "") return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 1_000).unref();
}

function greet(
  origin: string,
  port: number | undefined,
  { setUpLink, sample }: Exclude<PreparedDatabase, "not-ready">,
  tookMs: number,
): void {
  console.log(
    `\nKith is ready after ${(tookMs / 1000).toFixed(1)} s:  ${origin}${port && !origin.includes(`:${port}`) ? ` (port ${port})` : ""}`,
  );
  if (setUpLink !== null) {
    console.log(
      `\nThere is no owner yet. Whoever opens this link becomes it; the link works once:\n  ${setUpLink}`,
    );
  }
  if (sample.length > 0) {
    console.log(
      "\nSign in as two of its people. Each link works once, within ten minutes; --sample prints new ones:",
    );
    for (const { name, who, link } of sample) console.log(`  ${name}, ${who}:\n    ${link}`);
  }
  console.log("\nStop it with Ctrl+C.");
}
