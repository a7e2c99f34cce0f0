/** An expected refusal: `because` is a code of the slice that refuses, `detail` a sentence for people. */
export type Refused<Because extends string = string> = { kind: "refused"; because: Because; detail: string };

/** Makes a refusal. */
export function refuse<Because extends string>(because: Because, detail: string): Refused<Because> {
  return { kind: "refused", because, detail };
}
