import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { runMigrations as migrateJobQueue } from "graphile-worker";
import pg from "pg";
import { readDatamodel, withSchemaEngine } from "./schema-engine.server.ts";

const folder = join(import.meta.dirname, "../../prisma/migrations");
const advisoryLock = 4_745_443;

/** What Prisma leaves to us: none. */
const filters = { externalTables: [], externalEnums: [] };

/**
 * Brings a database to the newest migration, ours and the job queue's. Waits while another process does the same.
 * @returns the names of the migrations that were applied now
 * @throws the engine's error where a migration fails; the database then stays at the one before
 */
export async function migrate(connectionString: string): Promise<string[]> {
  const guard = new pg.Client({ connectionString });
  await guard.connect();
  try {
    await guard.query("select pg_advisory_lock($1)", [advisoryLock]);
    const applied = await applyMigrations(connectionString);
    await migrateJobQueue({ connectionString });
    return applied;
  } finally {
    await guard.end();
  }
}

async function applyMigrations(connectionString: string): Promise<string[]> {
  const { appliedMigrationNames } = await withSchemaEngine(connectionString, (engine) =>
    engine.applyMigrations({ migrationsList: readMigrations(), filters }),
  );
  return appliedMigrationNames;
}

/**
 * The SQL that leads from an older state of prisma/schema to the present one, as a draft to finish by hand.
 * @param from the older schema files, or null to start from nothing
 */
export async function draftMigration(connectionString: string, from: [string, string][] | null): Promise<string> {
  const { stdout } = await withSchemaEngine(connectionString, (engine) =>
    engine.diff({
      from: from === null ? { tag: "empty" } : { tag: "schemaDatamodel", files: containers(from) },
      to: { tag: "schemaDatamodel", files: containers(readDatamodel()) },
      script: true,
      exitCode: null,
      filters,
    }),
  );
  return stdout ?? "";
}

function containers(files: [string, string][]): { path: string; content: string }[] {
  return files.map(([path, content]) => ({ path, content }));
}

function readMigrations(): MigrationList {
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
    : [];
  return {
    baseDir: folder,
    lockfile: { path: "./migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  };
}
