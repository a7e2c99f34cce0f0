import { bootstrapOwner, hasOwner, ownerSetUpLink } from "#app/domain/people/bootstrap-owner.server.ts";
import { bootstrapApiKey } from "#app/platform/api-keys.server.ts";
import { closeDatabase, withTransaction } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrate } from "#app/platform/migrate.server.ts";
import type { PreparedDatabase } from "./prepare-database-apart.ts";

// A process of its own: brings the database up to date, fills a new one, reports by message and ends.

process.on("disconnect", () => process.exit(1)); // whoever asked is gone
if (env.DATABASE_URL === undefined) throw new Error("DATABASE_URL is not set");
const applied = await migrate(env.DATABASE_URL);
if (applied.length > 0)
  console.log(
    `The database is up to date: ${applied.length} ${applied.length === 1 ? "migration" : "migrations"} applied.`,
  );
const now = new Date();
const isNew = !(await withTransaction(hasOwner));
const prepared = process.argv.includes("--sample") ? await withSample() : await forItsOwner();
if (isNew && prepared !== "not-ready" && env.BOOTSTRAP_API_KEY !== undefined)
  await bootstrapApiKey(env.BOOTSTRAP_API_KEY, now);
await closeDatabase();
process.send?.(prepared, () => process.exit(0));

/** The sample company brings an owner of its own. */
async function withSample(): Promise<PreparedDatabase> {
  const { loadSampleCompany } = await import("./load-sample.ts");
  const sample = await loadSampleCompany(now);
  return sample === null ? "not-ready" : { setUpLink: null, sample };
}

async function forItsOwner(): Promise<PreparedDatabase> {
  if (isNew && env.BOOTSTRAP_OWNER_EMAIL !== undefined) await bootstrapOwner(env.BOOTSTRAP_OWNER_EMAIL, now);
  return { setUpLink: await ownerSetUpLink(env.ORIGIN, now), sample: [] };
}
