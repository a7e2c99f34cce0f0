import { checkSettings } from "./check-settings.ts";
import type { Command } from "./command.ts";
import { openEmbeddedDatabase } from "./embedded-database.ts";
import { setVariable, variable } from "./variables.mjs";

/** `withoutDatabase` says of a command's words whether it can do without. */
type Entry = {
  usage: string;
  withoutDatabase?: (words: readonly string[]) => boolean;
  load: () => Promise<{ command: Command }>;
};

const commands: Record<string, Entry> = {
  migrate: {
    usage: "migrate                               brings the database to the newest migration",
    load: () => import("./commands/migrate.ts"),
  },
  "draft-migration": {
    usage:
      "draft-migration [FOLDER]              prints the SQL from an older prisma/schema in FOLDER to the present one",
    load: () => import("./commands/draft-migration.ts"),
  },
  import: {
    usage:
      "import orders FILE [--source NAME]    imports orders from a CSV file; times without an offset are UTC",
    load: () => import("./commands/import-orders.ts"),
  },
  exchange: {
    usage:
      "exchange FILE                         records exchange rates from the European Central Bank's eurofxref-hist.csv",
    load: () => import("./commands/exchange.ts"),
  },
  value: {
    usage:
      "value [--customer ID] [--now] [--at DATE] [--check] [--json]   tells what relationships are worth, with --now after valuing them anew; with --check whether all entries come out again",
    load: () => import("./commands/value.ts"),
  },
  fit: {
    usage:
      "fit [--file ORDERS.csv] [--until DATE] [--method ml|map] [--currency USD] [--json]   fits the models of buying to all orders, or to those of a file",
    withoutDatabase: hasFile,
    load: () => import("./commands/fit.ts"),
  },
  backtest: {
    usage:
      "backtest [--file ORDERS.csv] [--weeks 13] [--currency USD] [--json]   forecasts from past days and tells how far off it was",
    withoutDatabase: hasFile,
    load: () => import("./commands/backtest.ts"),
  },
  settings: {
    usage: "settings [--margin 40] [--currency USD] [--name NAME]   shows or changes settings",
    load: () => import("./commands/settings.ts"),
  },
  "owner-link": {
    usage: "owner-link                            makes a set-up link while there is no owner",
    load: () => import("./commands/owner-link.ts"),
  },
  revalue: {
    usage: "revalue                               values every order anew by the present settings",
    load: () => import("./commands/revalue.ts"),
  },
  jobs: {
    usage: "jobs                                  works until the queue is empty",
    load: () => import("./commands/jobs.ts"),
  },
};

/** Runs one command and ends the process: 0 done, 1 failed or refused, 2 not understood. */
export async function main(words: string[]): Promise<void> {
  const [name = "--help", ...rest] = words;
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry === undefined) {
    const asked = name === "--help" || name === "help";
    (asked ? console.log : console.error)(`${asked ? "" : `There is no command ${name}.\n\n`}${help()}`);
    process.exit(asked ? 0 : 2);
  }
  if (entry.withoutDatabase?.(rest)) process.exit(await run(entry, rest));
  await checkSettings();
  const database =
    variable("DATABASE_URL") === "" ? await openEmbeddedDatabase(variable("DATA_DIRECTORY", ".data")) : null;
  if (database !== null) setVariable("DATABASE_URL", database.url);
  const code = await run(entry, rest);
  const { closeDatabase } = await import("#app/platform/database.server.ts");
  await closeDatabase();
  await database?.close();
  process.exit(code);
}

async function run(entry: Entry, words: string[]): Promise<number> {
  try {
    if (!entry.withoutDatabase?.(words)) await migrateDatabase();
    const { command } = await entry.load();
    return await command(words);
  } catch (error) {
    if (isMisunderstanding(error)) {
      console.error(`${error.message}\n\nnpm run kith -- ${entry.usage}`);
      return 2;
    }
    console.error(error);
    return 1;
  }
}

/** A command that is given a file of orders works on that alone. */
function hasFile(words: readonly string[]): boolean {
  return words.some((word) => word === "--file" || word.startsWith("--file="));
}

async function migrateDatabase(): Promise<void> {
  const { migrate } = await import("#app/platform/migrate.server.ts");
  await migrate(variable("DATABASE_URL"));
}

/** What parseArgs throws at options it does not know. */
function isMisunderstanding(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

function help(): string {
  return `npm run kith -- COMMAND\n\n${Object.values(commands)
    .map(({ usage }) => `  ${usage}`)
    .join("\n")}`;
}
