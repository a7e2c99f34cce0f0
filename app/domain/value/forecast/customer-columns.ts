/**
 * Customers in columns, as bases of a million need it: repeat purchases, days from the first to the last purchase and to
 * the moment that is looked from, repeat purchases with a positive amount and their sum in minor units.
 */
export type CustomerColumns = {
  size: number;
  repeats: Int32Array;
  recencyDays: Int32Array;
  ageDays: Int32Array;
  paid: Int32Array;
  paidMinor: Float64Array;
};

/** Whose columns they are: the 16 bytes of each customer's id, one after the other. */
export type NamedCustomers = { ids: Uint8Array; customers: CustomerColumns };

/** Bytes of an id. */
export const idBytes = 16;

/** Room for so many customers, in memory that threads share. */
export function roomFor(size: number): NamedCustomers {
  const whole = () => new Int32Array(new SharedArrayBuffer(size * 4));
  return {
    ids: new Uint8Array(new SharedArrayBuffer(size * idBytes)),
    customers: {
      size,
      repeats: whole(),
      recencyDays: whole(),
      ageDays: whole(),
      paid: whole(),
      paidMinor: new Float64Array(new SharedArrayBuffer(size * 8)),
    },
  };
}

/** A part of a room, to be filled on its own: places from `first` on. */
export function partOf({ ids, customers }: NamedCustomers, first: number, size: number): NamedCustomers {
  const [from, to] = [first, first + size];
  return {
    ids: ids.subarray(from * idBytes, to * idBytes),
    customers: {
      size,
      repeats: customers.repeats.subarray(from, to),
      recencyDays: customers.recencyDays.subarray(from, to),
      ageDays: customers.ageDays.subarray(from, to),
      paid: customers.paid.subarray(from, to),
      paidMinor: customers.paidMinor.subarray(from, to),
    },
  };
}

/** What parts of a room hold, moved together, so that none is held twice. `filled`: where each begins and how many it has. */
export function closeGaps(
  { ids, customers }: NamedCustomers,
  filled: readonly { first: number; size: number }[],
): NamedCustomers {
  let next = 0;
  for (const { first, size } of filled) {
    ids.copyWithin(next * idBytes, first * idBytes, (first + size) * idBytes);
    for (const name of ["repeats", "recencyDays", "ageDays", "paid", "paidMinor"] as const)
      customers[name].copyWithin(next, first, first + size);
    next += size;
  }
  return partOf({ ids, customers }, 0, next);
}
