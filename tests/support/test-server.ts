import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { onServer, type TestServer, urlOfDatabase } from "./clone.ts";
import { freePort } from "./free-port.ts";

const run = promisify(execFile);
const migrateTemplate = join(import.meta.dirname, "../setup/migrate-template.ts");

/** Starts an embedded PostgreSQL in a folder of its own, or uses the server of DATABASE_URL, and migrates the template. */
export async function startTestServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const given = process.env["DATABASE_URL"];
  const postgres = given ? { connectionString: given, stop: async () => {} } : await startOwn();
  const template = `kith_template_${randomBytes(4).toString("hex")}`;
  const server = { adminUrl: postgres.connectionString, template };
  await onServer(server.adminUrl, `create database ${template}`);
  await run(process.execPath, [migrateTemplate, urlOfDatabase(server.adminUrl, template)]);
  await onServer(server.adminUrl, `alter database ${template} is_template true allow_connections false`);
  return {
    server,
    stop: async () => {
      if (given) {
        await onServer(server.adminUrl, `alter database ${template} is_template false`);
        await onServer(server.adminUrl, `drop database if exists ${template} with (force)`);
      }
      await postgres.stop();
    },
  };
}

async function startOwn(): Promise<{ connectionString: string; stop: () => Promise<void> }> {
  const parent = mkdtempSync(join(tmpdir(), "kith-test-"));
  chmodSync(parent, 0o755); // under root the server runs as another account
  const folder = join(parent, "postgres");
  const { connectionString, stop } = await startEmbeddedPostgres({ folder, port: await freePort() });
  return {
    connectionString,
    stop: async () => {
      await stop();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
