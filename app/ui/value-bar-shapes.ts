export type ValueComponent = {
  key: string;
  label: string;
  /** Minor units that are real; negative is a debit. */
  realisedMinor: string | bigint;
  /** Minor units that are expected; negative is a debit to come. */
  expectedMinor?: string | bigint;
};

export type ValueShape = {
  key: string;
  series: number;
  x: number;
  width: number;
  below: boolean;
  hatched: boolean;
};

type Piece = { key: string; series: number; amount: bigint; hatched: boolean };

/** Lays the components out on a line of `width`: what adds above it, first realised, then expected; debits below it. */
export function valueBarShapes(components: readonly ValueComponent[], width: number): ValueShape[] {
  const pieces = [
    ...components.map((part, series) => piece(part.key, series, part.realisedMinor, false)),
    ...components.map((part, series) => piece(part.key, series, part.expectedMinor ?? 0n, true)),
  ].filter((part) => part.amount !== 0n);
  const above = pieces.filter((part) => part.amount > 0n);
  const below = pieces.filter((part) => part.amount < 0n);
  const room = Math.max(total(above), total(below)) || 1;
  return [...lay(above, room, width, false), ...lay(below, room, width, true)];
}

function piece(key: string, series: number, amount: string | bigint, hatched: boolean): Piece {
  return { key, series, amount: BigInt(amount), hatched };
}

function total(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, part) => sum + Math.abs(Number(part.amount)), 0);
}

function lay(pieces: readonly Piece[], room: number, width: number, below: boolean): ValueShape[] {
  let x = 0;
  return pieces.map((part) => {
    const size = (Math.abs(Number(part.amount)) / room) * width;
    const shape = { key: part.key, series: part.series, x, width: size, below, hatched: part.hatched };
    x += size;
    return shape;
  });
}
