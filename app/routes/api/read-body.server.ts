import type { IncomingMessage } from "node:http";

/** The whole body. The server holds it to its limit (platform/request-limits.server.ts) and ends it when it is longer. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
}
