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
    if (await isUpToDate(guard)) return [];
    const applied = await applyMigrations(connectionString);
    await migrateJobQueue({ connectionString });
    return applied;
  } finally {
    await guard.end();
  }
}

/** Whether every migration of ours was applied, and the job queue is there; saves a start the engine. */
async function isUpToDate(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ ours: boolean; queue: boolean }>(
    `select to_regclass('public._prisma_migrations') is not null as ours, to_regclass('graphile_worker.migrations') is not null as queue`,
  );
  if (rows[0]?.ours !== true || !rows[0].queue) return false;
  const applied = await client.query<{ migration_name: string }>(
    "select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  const names = new Set(applied.rows.map((row) => row.migration_name));
  return migrationNames().every((name) => names.has(name));
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
export async function draftMigration(
  connectionString: string,
  from: [string, string][] | null,
): Promise<string> {
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

function migrationNames(): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function readMigrations(): MigrationList {
  return {
    baseDir: folder,
    lockfile: { path: "./migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  };
}
