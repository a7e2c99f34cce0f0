import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { draftMigration } from "#app/platform/migrate.server.ts";
import type { Command } from "../command.ts";
import { variable } from "../variables.mjs";

/** Prints the SQL from an older schema (or from nothing) to the present one, to be finished by hand. */
export const command: Command = async ([folder]) => {
  const from = folder === undefined ? null : readSchema(folder);
  console.log(await draftMigration(variable("DATABASE_URL"), from));
  return 0;
};

function readSchema(folder: string): [string, string][] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort();
  return names.map((name) => [name, readFileSync(join(folder, name), "utf8")]);
}
