import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import sirv from "sirv";

const folder = join(import.meta.dirname, "../../build/client");
const fingerprinted = "public, max-age=31536000, immutable";
const plain = "public, max-age=3600";

type FileServer = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Serves the files of the build; calls next where there is no such file. Files of /assets never change. */
export function staticFiles(): FileServer {
  if (!existsSync(folder)) return (_request, _response, next) => next();
  const serve = sirv(folder, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (response, path) =>
      response.setHeader("Cache-Control", path.startsWith("/assets/") ? fingerprinted : plain),
  });
  return (request, response, next) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    // sirv remembers the files of its start; one that a new build took away would end the process.
    if (isRead && existsSync(fileOf(request.url ?? "/"))) serve(request, response, next);
    else next();
  };
}

function fileOf(url: string): string {
  return join(folder, new URL(url, "http://localhost").pathname);
}
