import type { Server } from "node:http";
import type { Health } from "./health.server.ts";
import { log } from "./log.server.ts";

type Parts = {
  server: Server;
  health: Health;
  stopWorker: () => Promise<void>;
  closeDatabase: () => Promise<void>;
};

/** Ends the process without losing what it has accepted: no new requests, the running ones finish, then jobs, then the database. */
export function drainer(parts: Parts): (reason: string, patienceMs: number) => Promise<void> {
  return async (reason, patienceMs) => {
    if (parts.health.draining) return;
    parts.health.draining = true;
    log.info({ reason }, "stopping: finishing what has begun");
    setTimeout(() => process.exit(1), patienceMs + 10_000).unref();
    await closeServer(parts.server, patienceMs);
    await parts.stopWorker();
    await parts.closeDatabase();
    process.exit(0);
  };
}

async function closeServer(server: Server, patienceMs: number): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const late = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(late);
}
