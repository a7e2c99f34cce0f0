import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  createRequestHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from "@remix-run/node";

const file = join(import.meta.dirname, "../../build/server/index.js");

export type PageHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  context: AppLoadContext,
) => Promise<void>;

/** Loads the built pages. @throws Error where nothing is built yet. */
export async function remixHandler(): Promise<PageHandler> {
  if (!existsSync(file))
    throw new Error("The pages are not built: build/server/index.js is missing. Start with: npm start");
  const build: ServerBuild = await import(pathToFileURL(file).href);
  const handle = createRequestHandler(build, "production");
  return async (request, response, url, context) => {
    const answer = await handle(webRequest(request, response, url), context);
    await send(answer, request, response);
  };
}

function webRequest(request: IncomingMessage, response: ServerResponse, url: URL): Request {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const method = request.method ?? "GET";
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  if (method === "GET" || method === "HEAD")
    return new Request(url, { method, headers, signal: gone.signal });
  const body = createReadableStreamFromReadable(request);
  return new Request(url, { method, headers, body, duplex: "half", signal: gone.signal });
}

async function send(answer: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (response.headersSent || response.destroyed) return;
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) {
    if (name !== "set-cookie") response.setHeader(name, value);
  }
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.appendHeader("Set-Cookie", cookies);
  if (answer.body === null || request.method === "HEAD") {
    response.end();
    return;
  }
  await writeReadableStreamToWritable(answer.body, response);
}
