const kinds = {
  int4: { oid: 23, bytes: 4, write: (view: DataView, at: number, value: number) => view.setInt32(at, value) },
  float4: {
    oid: 700,
    bytes: 4,
    write: (view: DataView, at: number, value: number) => view.setFloat32(at, value),
  },
  float8: {
    oid: 701,
    bytes: 8,
    write: (view: DataView, at: number, value: number) => view.setFloat64(at, value),
  },
} as const;

/** Numbers as PostgreSQL takes an array of them in bytes: no text to write, send and read again. */
export function arrayBytes(kind: keyof typeof kinds, numbers: ArrayLike<number>): Buffer {
  const { oid, bytes, write } = kinds[kind];
  const into = Buffer.allocUnsafe(20 + numbers.length * (4 + bytes));
  const view = new DataView(into.buffer, into.byteOffset, into.byteLength);
  for (const [index, part] of [1, 0, oid, numbers.length, 1].entries()) view.setInt32(4 * index, part);
  for (let index = 0; index < numbers.length; index++) {
    const at = 20 + index * (4 + bytes);
    view.setInt32(at, bytes);
    write(view, at + 4, numbers[index] ?? 0);
  }
  return into;
}
