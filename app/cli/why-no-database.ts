import pg from "pg";

const oldestVersion = 150_000;

/** What keeps Kith from using a database, in words, or null where nothing does. Never repeats the address: it holds a password. */
export async function whyNoDatabase(connectionString: string): Promise<string | null> {
  if (!/^postgres(?:ql)?:\/\//.test(connectionString)) return "must begin with postgresql://";
  if (!URL.canParse(connectionString)) return "is no address of a database";
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 1_500 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      "select current_setting('server_version_num') as version",
    );
    const version = Number(rows[0]?.version);
    return version < oldestVersion
      ? `names PostgreSQL ${Math.floor(version / 10_000)}; 15 or newer is needed`
      : null;
  } catch (error) {
    return `leads to no database that answers: ${error instanceof Error ? error.message || "no connection" : "no connection"}`;
  } finally {
    await client.end().catch(() => {});
  }
}
