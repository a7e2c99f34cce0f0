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
import { failureOf, noteFailure, tryAgainAfterSeconds } from "./failure-status.server.ts";
import { type KeepRule, pageKeeper } from "./kept-pages.server.ts";

const file = join(import.meta.dirname, "../../build/server/index.js");

export type PageHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  context: AppLoadContext,
) => Promise<void>;

/** Loads the built pages; those that the rule names are kept as rendered. @throws Error where nothing is built yet. */
export async function remixHandler(rule: KeepRule): Promise<PageHandler> {
  if (!existsSync(file))
    throw new Error("The pages are not built: build/server/index.js is missing. Start with: npm start");
  const build: ServerBuild = await import(pathToFileURL(file).href);
  const handle = createRequestHandler(noticingFailures(build), "production");
  const answerKept = pageKeeper(rule);
  return async (request, response, url, context) => {
    if (await answerKept(request, response, url, context, handle)) return;
    const answer = await handle(webRequest(request, response, url), context);
    const status = answer.status === 500 ? failureOf(context) : answer.status;
    if (status === 503 && answer.status === 500) response.setHeader("Retry-After", tryAgainAfterSeconds);
    await send(answer, status, request, response);
  };
}

/** The pages say that something failed, not what; here it is seen whose fault it was. */
function noticingFailures(build: ServerBuild): ServerBuild {
  const { module } = build.entry;
  const handleError: typeof module.handleError = (error, details) => {
    noteFailure(details.context, error);
    module.handleError?.(error, { ...details, request: withoutSecrets(details.request) });
  };
  return { ...build, entry: { ...build.entry, module: { ...module, handleError } } };
}

/** The request as the log may name it: further parts of a path may hold secrets (/link/:token). */
function withoutSecrets({ url, method, signal }: Request): Request {
  const { origin, pathname } = new URL(url);
  return new Request(`${origin}/${pathname.split("/")[1] ?? ""}`, { method, signal });
}

function webRequest(request: IncomingMessage, response: ServerResponse, url: URL): Request {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const method = request.method ?? "GET";
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  // Remix holds the Origin of an action against these. The site knows its own host, whatever a proxy made of it or a
  // client claims; where the request comes from was judged before (origin-check.server.ts).
  headers.set("host", url.host);
  headers.delete("x-forwarded-host");
  if (method === "GET" || method === "HEAD")
    return new Request(url, { method, headers, signal: gone.signal });
  const body = createReadableStreamFromReadable(request);
  return new Request(url, { method, headers, body, duplex: "half", signal: gone.signal });
}

async function send(
  answer: Response,
  status: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (response.headersSent || response.destroyed) return;
  response.statusCode = status;
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
