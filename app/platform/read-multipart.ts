import { type PartHead, readPartHead } from "./multipart-headers.ts";

/** A part of a form as it arrives. Its data is read once, before the next part is asked for; what is left is dropped. */
export type Part = PartHead & { data: AsyncIterable<Uint8Array> };

/** The body is no form of parts, or it ends too soon. */
export class MalformedForm extends Error {}

const longestHead = 16_384;

/** Reads a form part by part, never holding more than a piece of it. @throws MalformedForm */
export async function* readMultipart(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<Part> {
  // The first boundary may stand at the very beginning, without the line break that goes before the others.
  const held = holding(body[Symbol.asyncIterator](), Buffer.from("\r\n"));
  const delimiter = Buffer.from(`\r\n--${boundary}`, "latin1");
  await dropped(held, delimiter);
  while (!(await isLast(held))) {
    const head = readPartHead((await headOf(held)).split("\r\n"));
    if (head === null) throw new MalformedForm("the head of a part cannot be read");
    let ended = false;
    async function next(): Promise<IteratorResult<Uint8Array>> {
      const piece = ended ? null : await held.until(delimiter);
      if (piece !== null) return { done: false, value: piece };
      ended = true;
      return { done: true, value: undefined };
    }
    yield { ...head, data: { [Symbol.asyncIterator]: () => ({ next }) } };
    while ((await next()).done !== true);
  }
  while (await held.more());
}

type Held = ReturnType<typeof holding>;

/** The bytes that have arrived and were not taken yet: a piece of the body, and what may be the beginning of a delimiter. */
function holding(source: AsyncIterator<Uint8Array>, first: Buffer) {
  let bytes = first;

  async function more(): Promise<boolean> {
    const piece = await source.next();
    if (piece.done === true) return false;
    bytes = bytes.length === 0 ? Buffer.from(piece.value) : Buffer.concat([bytes, piece.value]);
    return true;
  }

  async function needMore(): Promise<void> {
    if (!(await more())) throw new MalformedForm("the form ends too soon");
  }

  function take(count: number): Buffer {
    const taken = bytes.subarray(0, count);
    bytes = bytes.subarray(count);
    return taken;
  }

  return {
    /** Drops what is held and reads on; false at the end. */
    more() {
      bytes = Buffer.alloc(0);
      return more();
    },
    /** The next bytes before the delimiter; null once it is reached, and taken. */
    async until(delimiter: Buffer): Promise<Buffer | null> {
      for (;;) {
        const at = bytes.indexOf(delimiter);
        if (at > 0) return take(at);
        if (at === 0) {
          take(delimiter.length);
          return null;
        }
        const sure = bytes.length - delimiter.length + 1;
        if (sure > 0) return take(sure);
        await needMore();
      }
    },
    /** So many bytes, without taking them. */
    async see(count: number): Promise<string> {
      while (bytes.length < count) await needMore();
      return bytes.toString("latin1", 0, count);
    },
    take,
  };
}

async function dropped(held: Held, delimiter: Buffer): Promise<void> {
  while ((await held.until(delimiter)) !== null);
}

/** Whether the delimiter that was just read closes the form; takes the rest of its line. */
async function isLast(held: Held): Promise<boolean> {
  if ((await held.see(2)) === "--") return true;
  while (/^[ \t]/.test(await held.see(1))) held.take(1);
  if ((await held.see(2)) !== "\r\n") throw new MalformedForm("a boundary does not end its line");
  return false;
}

/** The lines between a delimiter and the data of its part. What goes before stays: a head begins with a line break. */
async function headOf(held: Held): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  const end = Buffer.from("\r\n\r\n");
  for (let piece = await held.until(end); piece !== null; piece = await held.until(end)) {
    size += piece.length;
    if (size > longestHead) throw new MalformedForm("the head of a part is too long");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8").replace(/^\r\n/, "");
}
