import type { ServerResponse } from "node:http";
import { databaseAnswers } from "./database.server.ts";

const patienceMs = 2_000;

/** The state of this process that balancers ask for. */
export type Health = { draining: boolean };

/** Answers /healthz (200 while the process lives) and /readyz (200 while it may be sent requests). Others: false. */
export async function answerHealth(path: string, response: ServerResponse, health: Health): Promise<boolean> {
  if (path !== "/healthz" && path !== "/readyz") return false;
  const ready = path === "/healthz" || (!health.draining && (await answersInTime()));
  const body = ready ? "ok\n" : health.draining ? "draining\n" : "the database does not answer\n";
  response.writeHead(ready ? 200 : 503, {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
  });
  response.end(body);
  return true;
}

function answersInTime(): Promise<boolean> {
  const late = new Promise<boolean>((done) => setTimeout(() => done(false), patienceMs).unref());
  return Promise.race([databaseAnswers(), late]);
}
