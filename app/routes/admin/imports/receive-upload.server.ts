import type { Actor } from "#app/domain/activity/record-event.server.ts";
import { receiveImport } from "#app/domain/intake/import-orders.server.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { boundaryOf } from "#app/platform/multipart-headers.ts";
import { MalformedForm, type Part, readMultipart } from "#app/platform/read-multipart.ts";

type Received = { kind: "received"; importId: string } | Refused<"no-file" | "not-a-form">;

const longestSource = 100;

/** Passes the file of a form on to the import while it arrives; no more than a piece of it is held in memory. */
export async function receiveUpload(request: Request, actor: Actor, now: Date): Promise<Received> {
  const boundary = boundaryOf(request.headers.get("Content-Type") ?? "");
  if (boundary === null || request.body === null)
    return refuse("not-a-form", "Choose a CSV file, then send the form again.");
  try {
    return await receiveParts(readMultipart(piecesOf(request.body), boundary), actor, now);
  } catch (error) {
    if (!(error instanceof MalformedForm)) throw error;
    return refuse("not-a-form", "The file did not arrive whole. Choose it again, then send the form again.");
  }
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}

async function receiveParts(parts: AsyncIterable<Part>, actor: Actor, now: Date): Promise<Received> {
  let source = "";
  let importId: string | null = null;
  for await (const { name, fileName, data } of parts) {
    if (name === "source") source = await textOf(data, longestSource);
    if (name !== "file" || importId !== null) continue;
    const pieces = data[Symbol.asyncIterator]();
    const first = await pieces.next();
    if (first.done === true) continue;
    const file = { fileName: fileName || "orders.csv", source: source || "shop" };
    ({ importId } = await receiveImport({ ...file, body: restOf(first.value, pieces) }, actor, now));
  }
  return importId === null
    ? refuse("no-file", "Choose a CSV file that is not empty.")
    : { kind: "received", importId };
}

async function* restOf(first: Uint8Array, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next()) yield piece.value;
}

/** The first characters of a part, on one line. */
async function textOf(data: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of data) {
    if (size < limit * 4) pieces.push(piece);
    size += piece.length;
  }
  const text = Buffer.concat(pieces).toString("utf8");
  return [...text.replaceAll(/\p{Cc}/gu, "").trim()].slice(0, limit).join("");
}
