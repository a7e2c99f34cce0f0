import { randomBytes } from "node:crypto";
import pg from "pg";

/** A PostgreSQL for tests, with one migrated database that others are copied from. */
export type TestServer = { adminUrl: string; template: string };

/** A database of its own for one test file, migrated and empty. */
export type TestDatabase = { url: string; name: string; drop: () => Promise<void> };

/** Copies the migrated template into a new database. */
export async function cloneDatabase(server: TestServer): Promise<TestDatabase> {
  const name = `kith_test_${randomBytes(6).toString("hex")}`;
  await onServer(server.adminUrl, `create database ${name} template ${server.template} strategy file_copy`);
  return {
    name,
    url: urlOfDatabase(server.adminUrl, name),
    drop: () => onServer(server.adminUrl, `drop database if exists ${name} with (force)`),
  };
}

/** The address of another database on the same server. */
export function urlOfDatabase(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs one statement on the server's own database. */
export async function onServer(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
