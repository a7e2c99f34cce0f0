import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What the next request is answered with, instead of taking the mail. */
export type Mischief = { status: number; headers?: Record<string, string> } | "hang-up-after-taking";

export type TakenMail = {
  key: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  from: string;
  headers?: Record<string, string>;
};

/** A stand-in for Resend's API on loopback that honours Idempotency-Key: a key is taken once. */
export type FakeResend = {
  url: string;
  taken: TakenMail[];
  asked: () => number;
  misbehave: (...next: Mischief[]) => void;
  stop: () => void;
};

export async function startFakeResend(): Promise<FakeResend> {
  const taken = new Map<string, TakenMail & { id: string }>();
  const list: TakenMail[] = [];
  const mischief: Mischief[] = [];
  let asked = 0;
  const server = createServer(async (request, response) => {
    asked += 1;
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const next = mischief.shift();
    if (next !== undefined && next !== "hang-up-after-taking") {
      response.writeHead(next.status, { "Content-Type": "application/json", ...next.headers });
      response.end(JSON.stringify({ statusCode: next.status, name: "mischief", message: "as asked" }));
      return;
    }
    const key = String(request.headers["idempotency-key"]);
    const known = taken.get(key) ?? {
      id: `mail-${taken.size + 1}`,
      key,
      ...(JSON.parse(body) as Omit<TakenMail, "key">),
    };
    if (!taken.has(key)) list.push(known);
    taken.set(key, known);
    if (next === "hang-up-after-taking") request.socket.destroy();
    else
      response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ id: known.id }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: list,
    asked: () => asked,
    misbehave: (...next) => void mischief.push(...next),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
