import pg from "pg";

const retryMs = 1_000;

/**
 * Keeps one connection to a database, so that nobody else takes its server for unused; brings the server back when it is lost.
 * @param revive starts the server again, or joins it where it came back by itself
 */
export async function holdDatabase(
  connectionString: string,
  revive: () => Promise<void>,
): Promise<{ release: () => Promise<void> }> {
  let released = false;
  let client = await connect();
  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({
      connectionString,
      application_name: "kith holds the database",
      keepAlive: true,
    });
    fresh.on("error", () => {});
    await fresh.connect();
    fresh.once("end", () => void restore());
    return fresh;
  }
  async function restore(): Promise<void> {
    if (released) return;
    try {
      await revive();
      client = await connect();
    } catch {
      setTimeout(restore, retryMs);
    }
  }
  return {
    release: async () => {
      released = true;
      await client.end().catch(() => {});
    },
  };
}
