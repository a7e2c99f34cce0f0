export const jsonType = "application/json";
export const problemType = "application/problem+json";

/** What an operation answers. A body that is text is sent as it is; a stream in the order it comes. */
export type Answer = {
  status: number;
  body: string | AsyncIterable<string>;
  /** application/json unless said otherwise. */
  contentType?: string | undefined;
  headers?: Record<string, string> | undefined;
};

/** An answer in JSON. Money is bigint here and an integer there; moments become ISO 8601. */
export function answer(
  status: number,
  value: unknown,
  headers?: Record<string, string>,
): Answer & { body: string } {
  return { status, body: jsonText(value), headers };
}

/** A value as JSON text, with integers of any size written out in full. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === "bigint" ? integerText(part) : part,
  );
}

/** JSON.rawJSON is ECMAScript of 2025; TypeScript 5.9 does not know it yet. */
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };

function integerText(amount: bigint): unknown {
  return rawJSON(amount.toString());
}
