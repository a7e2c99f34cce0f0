import { unstable_parseMultipartFormData } from "@remix-run/node";
import type { Actor } from "#app/domain/activity/record-event.server.ts";
import { receiveImport } from "#app/domain/intake/import-orders.server.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";

/** Passes the file of a form on to the import while it arrives; nothing of it is held in memory. */
export async function receiveUpload(
  request: Request,
  actor: Actor,
  now: Date,
): Promise<{ kind: "received"; importId: string } | Refused<"no-file" | "not-a-form">> {
  if (!request.headers.get("Content-Type")?.startsWith("multipart/form-data")) {
    return refuse("not-a-form", "Choose a CSV file, then send the form again.");
  }
  let source = "shop";
  let importId: string | null = null;
  await unstable_parseMultipartFormData(request, async ({ name, filename, data }) => {
    if (name === "source") {
      source = (await textOf(data, 100)).trim() || source;
      return source;
    }
    const parts = data[Symbol.asyncIterator]();
    const first = await parts.next();
    if (name !== "file" || importId !== null || first.done === true || first.value.byteLength === 0) {
      await textOf(restOf(null, parts), 0);
      return null;
    }
    const received = await receiveImport(
      { fileName: filename || "orders.csv", source, body: restOf(first.value, parts) },
      actor,
      now,
    );
    importId = received.importId;
    return importId;
  });
  return importId === null
    ? refuse("no-file", "Choose a CSV file that is not empty.")
    : { kind: "received", importId };
}

async function* restOf(
  first: Uint8Array | null,
  parts: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (first !== null) yield first;
  for (let part = await parts.next(); part.done !== true; part = await parts.next()) yield part.value;
}

/** Reads a part to its end and keeps its first characters. */
async function textOf(data: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  let text = "";
  for await (const chunk of data) {
    if (text.length < limit) text += Buffer.from(chunk).toString();
  }
  return text.slice(0, limit);
}
