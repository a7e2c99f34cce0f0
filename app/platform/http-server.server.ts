import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { answerPlainly, plainAnswer } from "./plain-answer.server.ts";
import { newNonce, securityHeaders } from "./security-headers.server.ts";

/** The site as the server sees it: its origin, and whether the Host of a request counts as the site's (outside production). */
export type Site = { origin: string; trustHost: boolean };

export type Answer = (request: IncomingMessage, response: ServerResponse, nonce: string) => void;

const refusals: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** A server of node:http with limits against slow and oversized requests, and security headers on every answer. */
export function createHttpServer(site: Site, answer: Answer): Server {
  const https = site.origin.startsWith("https://");
  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: 0, // per request: request-deadlines.server.ts
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 2_000,
    maxHeaderSize: 8 * 1024,
    requireHostHeader: false, // refused by request-url.server.ts, with security headers
    noDelay: true,
  });
  server.maxHeadersCount = 200;
  server.on("request", (request, response) => answer(request, response, dress(response, https)));
  server.on("checkExpectation", (_request, response) => {
    dress(response, https);
    answerPlainly(response, 417);
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => refuseRaw(error, socket, https));
  return server;
}

function dress(response: ServerResponse, https: boolean): string {
  const nonce = newNonce();
  for (const [name, value] of securityHeaders({ nonce, https })) response.setHeader(name, value);
  return nonce;
}

/** Answers what node:http could not read as a request. */
function refuseRaw(error: NodeJS.ErrnoException, socket: Socket, https: boolean): void {
  if (!socket.writable || error.code === "ECONNRESET" || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const status = refusals[error.code ?? ""] ?? 400;
  const { body, headers } = plainAnswer(status);
  const lines = [
    ...securityHeaders({ nonce: newNonce(), https }),
    ...Object.entries(headers),
    ["Connection", "close"],
  ];
  const [title] = body.split("\n");
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\n${lines.map(([name, value]) => `${name}: ${value}`).join("\r\n")}\r\n\r\n${body}`,
  );
}
