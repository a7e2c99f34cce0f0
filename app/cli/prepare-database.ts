import { bootstrapOwner, hasOwner, ownerSetUpLink } from "#app/domain/people/bootstrap-owner.server.ts";
import { bootstrapApiKey } from "#app/platform/api-keys.server.ts";
import { closeDatabase, withTransaction } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrate } from "#app/platform/migrate.server.ts";

// A process of its own: brings the database up to date, fills a new one, reports by message and ends.

if (env.DATABASE_URL === undefined) throw new Error("DATABASE_URL is not set");
const applied = await migrate(env.DATABASE_URL);
if (applied.length > 0)
  console.log(
    `The database is up to date: ${applied.length} ${applied.length === 1 ? "migration" : "migrations"} applied.`,
  );
const now = new Date();
const isNew = !(await withTransaction(hasOwner));
if (isNew && env.BOOTSTRAP_OWNER_EMAIL !== undefined) await bootstrapOwner(env.BOOTSTRAP_OWNER_EMAIL, now);
if (isNew && env.BOOTSTRAP_API_KEY !== undefined) await bootstrapApiKey(env.BOOTSTRAP_API_KEY, now);
const setUpLink = await ownerSetUpLink(env.ORIGIN, now);
await closeDatabase();
process.send?.({ setUpLink }, () => process.exit(0));
