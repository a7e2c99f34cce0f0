import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

const patienceMs = 15_000;

/** Whether the server of a data folder runs, by its pid file. */
export function isServerAlive(folder: string): boolean {
  const pid = serverPid(folder);
  return pid !== null && isAlive(pid);
}

/** Stops the server of a data folder where no other client is connected, and waits until it has ended. */
export async function stopIfUnused(connectionString: string, folder: string): Promise<void> {
  const pid = serverPid(folder);
  if (pid === null || !isAlive(pid) || (await countOtherClients(connectionString)) > 0) return;
  process.kill(pid, "SIGINT");
  const end = Date.now() + patienceMs;
  while (isAlive(pid) && Date.now() < end) await pause(50);
}

function serverPid(folder: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(join(folder, "postmaster.pid"), "utf8"), 10);
    return pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function countOtherClients(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ others: number }>(
      "select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    await client.end();
    return rows[0]?.others ?? 0;
  } catch {
    return 0;
  }
}
