import { once } from "node:events";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { answerRequests } from "./answer-request.server.ts";
import { createHttpServer } from "./http-server.server.ts";
import type { PlainRoute } from "./plain-route.server.ts";

const ran: string[] = [];
const site = { origin: "http://localhost:3000", trustHost: true };
const health = { draining: false };

const plainRoutes: PlainRoute[] = [
  { method: "POST", pattern: "/api/v1/things", access: "api-key", handle: echo },
  {
    method: "GET",
    pattern: "/broken",
    access: "anyone",
    handle: () => Promise.reject(new Error("a secret of the database")),
  },
];

async function echo({ request: asked, response }: Parameters<PlainRoute["handle"]>[0]): Promise<void> {
  let size = 0;
  for await (const chunk of asked) size += (chunk as Buffer).length;
  ran.push("api");
  response.writeHead(200, { "Content-Type": "text/plain" }).end(String(size));
}

const server = createHttpServer(
  site,
  answerRequests({
    site,
    trustedProxies: 0,
    health,
    plainRoutes,
    pages: async (_request, response) => {
      ran.push("page");
      response.end("a page");
    },
  }),
);
server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;

beforeEach(() => {
  ran.length = 0;
  health.draining = false;
});
afterAll(() => void server.close());

type Answer = { status: number; headers: Record<string, unknown>; text: string };

function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: Buffer,
): Promise<Answer> {
  return new Promise((done, failed) => {
    const asking = request({ port, method, path, headers, agent: false }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => (text += String(chunk)));
      answer.on("end", () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    asking.on("error", failed);
    asking.end(body);
  });
}

async function askRaw(text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.end(text);
  let answer = "";
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

test.each([
  ["GET", "/", 200],
  ["GET", "/healthz", 200],
  ["GET", "/x.data", 404],
  ["GET", "/api/v1/nothing", 404],
  ["PATCH", "/api/v1/things", 405],
  ["OPTIONS", "/", 405],
  ["POST", "/sign-in", 403],
  ["GET", "/broken", 500],
  ["GET", "//evil.example/", 400],
])("%s %s → %i, dressed in every security header", async (method, path, status) => {
  const answer = await ask(method, path);
  expect(answer.status).toBe(status);
  expect(answer.headers["content-security-policy"]).toContain("script-src 'nonce-");
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  expect(answer.headers).not.toHaveProperty("server");
  expect(answer.headers).not.toHaveProperty("x-powered-by");
  expect(answer.text).not.toContain("secret");
});

test("a form from another site runs nothing; one of our own runs", async () => {
  expect((await ask("POST", "/sign-in", { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect(ran).toEqual([]);
  expect((await ask("POST", "/sign-in", { "sec-fetch-site": "same-origin" })).status).toBe(200);
  expect(ran).toEqual(["page"]);
});

test("machines with a key are not asked where they come from", async () => {
  expect((await ask("POST", "/api/v1/things", { authorization: "Bearer x" }, Buffer.alloc(10))).text).toBe(
    "10",
  );
});

test("a body of 1 MiB is taken, a byte more is not, with or without a stated length", async () => {
  const limit = 1024 * 1024;
  expect((await ask("POST", "/api/v1/things", {}, Buffer.alloc(limit))).text).toBe(String(limit));
  expect((await ask("POST", "/api/v1/things", {}, Buffer.alloc(limit + 1))).status).toBe(413);
  const chunked = { "transfer-encoding": "chunked" };
  expect((await ask("POST", "/api/v1/things", chunked, Buffer.alloc(limit + 1))).status).toBe(413);
  expect(ran).toEqual(["api"]);
});

test("what a signed-in person sees is not stored by caches", async () => {
  expect((await ask("GET", "/home", { cookie: "theme=dark; session=abc" })).headers["cache-control"]).toBe(
    "no-store",
  );
  expect((await ask("GET", "/")).headers).not.toHaveProperty("cache-control");
});

test("a draining process says that it is not ready and closes connections", async () => {
  health.draining = true;
  expect((await ask("GET", "/readyz")).status).toBe(503);
  expect((await ask("GET", "/healthz")).status).toBe(200);
  expect((await ask("GET", "/")).headers["connection"]).toBe("close");
});

test.each([
  ["GET / HTTP/1.1\r\n\r\n", "400"],
  ["nonsense\r\n\r\n", "400"],
  [`GET / HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(9_000)}\r\n\r\n`, "431"],
  ["GET / HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\nConnection: close\r\n\r\n", "417"],
])("what is no proper request is refused, dressed too (%#)", async (text, status) => {
  const answer = await askRaw(text);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toContain("Content-Security-Policy: default-src 'self'");
});
