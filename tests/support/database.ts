import pg from "pg";
import { afterAll, afterEach, expect } from "vitest";
import { exactTypes } from "#app/platform/exact-types.ts";
import { cloneDatabase, type TestServer } from "./clone.ts";

let client: pg.Client | undefined;

/**
 * Gives the test file a fresh database: its address goes into DATABASE_URL before anything opens it. After every test
 * the books must balance (law L-01); after the file the database is dropped.
 */
export async function freshDatabase(server: TestServer): Promise<string> {
  const database = await cloneDatabase(server);
  client = new pg.Client({ connectionString: database.url });
  client.on("error", () => {});
  await client.connect();
  afterEach(async () => {
    expect(await query("select * from audit_ledger()"), "audit_ledger() found problems in the books").toEqual(
      [],
    );
  });
  afterAll(async () => {
    const { closeDatabase } = await import("#app/platform/database.server.ts");
    await closeDatabase();
    await client?.end();
    await database.drop();
  });
  return database.url;
}

/** Runs a statement on the database of the test file, past the product's own connections. */
export async function query<Row extends pg.QueryResultRow>(
  text: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  if (client === undefined) throw new Error("query() is for tests of the projects db and http");
  return (await client.query<Row>({ text, values: parameters, types: exactTypes })).rows;
}
