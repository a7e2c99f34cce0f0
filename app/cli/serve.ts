import { checkSettings } from "./check-settings.ts";
import { type OpenDatabase, openEmbeddedDatabase } from "./embedded-database.ts";
import { keepRunning } from "./keep-running.ts";
import { prepareDatabase } from "./prepare-database-apart.ts";
import { setVariable, variable } from "./variables.mjs";

const drainMs = 25_000;

/** Runs Kith: the database where none is given, the web processes and the worker. This process serves nothing itself. */
export async function serve(): Promise<void> {
  const began = Date.now();
  const settings = await checkSettings();
  const database = variable("DATABASE_URL") === "" ? await openDatabase() : null;
  const { setUpLink } = await prepareDatabase();
  const many = settings.WEB_PROCESSES > 1;
  const processes = Array.from({ length: settings.WEB_PROCESSES }, () =>
    keepRunning("app/server.ts", many ? [] : ["--with-worker"]),
  );
  if (many) processes.push(keepRunning("app/worker.ts", []));
  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    await Promise.all(processes.map((one) => one.stop(drainMs)));
    await database?.close();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));
  process.on("disconnect", () => void stop(0));
  stopWithNpm(() => void stop(0));
  for (const one of processes) void one.failed.then(() => stop(1));
  const [first] = await Promise.all(processes.map((one) => one.ready));
  greet(settings.ORIGIN, first?.port, setUpLink, Date.now() - began);
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

function greet(origin: string, port: number | undefined, setUpLink: string | null, tookMs: number): void {
  console.log(
    `\nKith is ready after ${(tookMs / 1000).toFixed(1)} s:  ${origin}${port && !origin.includes(`:${port}`) ? ` (port ${port})` : ""}`,
  );
  if (setUpLink !== null) {
    console.log(
      `\nThere is no owner yet. Whoever opens this link becomes it; the link works once:\n  ${setUpLink}`,
    );
  }
  console.log("\nStop it with Ctrl+C.");
}
