import { cloneDatabase, type TestServer } from "../support/clone.ts";
import { startTestServer } from "../support/test-server.ts";

/** What the browser tests know of the house: where it is, its ids, and a cookie for each member of the cast. */
export type Guide = {
  origin: string;
  testServer: TestServer;
  ids: Record<string, string>;
  cookies: Record<string, { name: string; value: string }>;
};

/** Starts PostgreSQL and the server once for all browser tests, fills the house, and signs the cast in. */
export default async function open(): Promise<() => Promise<void>> {
  const postgres = await startTestServer();
  const database = await cloneDatabase(postgres.server);
  process.env["DATABASE_URL"] = database.url;
  process.env["KITH_MODE"] = "test";
  process.env["LOG_LEVEL"] = "silent";
  const { openHouse } = await import("../support/open-house.ts");
  const { closeDatabase } = await import("#app/platform/database.server.ts");
  const house = await openHouse();
  const cookies: Guide["cookies"] = {};
  for (const [who, person] of [...Object.entries(house.customers), ...Object.entries(house.staff)]) {
    const client = await house.enter(person);
    for (const [name, value] of client.cookies) cookies[who] = { name, value };
  }
  await closeDatabase();
  const guide: Guide = { origin: house.server.origin, testServer: postgres.server, ids: house.ids, cookies };
  process.env["KITH_E2E_GUIDE"] = JSON.stringify(guide);
  return async () => {
    await house.server.stop();
    await database.drop();
    await postgres.stop();
  };
}
