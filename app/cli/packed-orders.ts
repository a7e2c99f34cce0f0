import type { OrderLine } from "#app/domain/spend/order-line.ts";
import type { PurchaseDays } from "#app/domain/value/models/purchase-days.ts";
import { dayMs } from "#app/kernel/dates.ts";
import { minorDigits } from "#app/kernel/money.ts";

/** Orders of a file in columns, so that a million of them fit into little memory. */
export function packedOrders() {
  const places = new Map<string, number>();
  const customers = namesAsNumbers();
  const currencies = namesAsNumbers();
  const customer = column((size) => new Uint32Array(size));
  const currency = column((size) => new Uint8Array(size));
  const line = column((size) => new Uint32Array(size));
  const placedAt = column((size) => new Float64Array(size));
  const amount = column((size) => new BigInt64Array(size));
  const refunded = column((size) => new BigInt64Array(size));
  let size = 0;

  /** The order of the same id that was added before, and whether it says the same. */
  function twinOf(order: OrderLine): { line: number; isSame: boolean } | null {
    const at = places.get(order.externalId);
    if (at === undefined) return null;
    const isSame =
      customer.of[at] === customers.known(order.customer) &&
      currency.of[at] === currencies.known(order.currency) &&
      amount.of[at] === order.amountMinor &&
      placedAt.of[at] === order.placedAt.getTime();
    return { line: line.of[at] ?? 0, isSame };
  }

  function add(order: OrderLine, at: number): void {
    places.set(alone(order.externalId), size);
    customer.set(size, customers.numberOf(order.customer));
    currency.set(size, currencies.numberOf(order.currency));
    line.set(size, at);
    placedAt.set(size, order.placedAt.getTime());
    amount.set(size, order.amountMinor);
    refunded.set(size, order.refundedMinor);
    size += 1;
  }

  /** Each customer's purchases in a currency, in the order in which customers came: orders of one day (UTC) become one. */
  function* purchasesIn(name: string): Generator<PurchaseDays> {
    const [wanted, unit] = [currencies.known(name), 10 ** minorDigits(name)];
    const { order, ends } = byCustomer(customer.of, size);
    let from = 0;
    for (const end of ends) {
      const days: PurchaseDays = new Map();
      for (const at of order.subarray(from, end)) {
        if (currency.of[at] !== wanted) continue;
        const day = Math.floor((placedAt.of[at] ?? 0) / dayMs);
        const paid = Number((amount.of[at] ?? 0n) - (refunded.of[at] ?? 0n)) / unit;
        days.set(day, (days.get(day) ?? 0) + paid);
      }
      from = end;
      if (days.size > 0) yield days;
    }
  }

  return {
    twinOf,
    add,
    currencies: () => currencies.all().sort(),
    /** Ends the adding: ids and names are given back to the memory. */
    purchasesIn: (name: string): Iterable<PurchaseDays> => {
      places.clear();
      customers.forget();
      return { [Symbol.iterator]: () => purchasesIn(name) };
    },
  };
}

/** Places in the order of their customers, those of one in the order of the file, and where each customer's end. */
function byCustomer(customer: Uint32Array, size: number): { order: Uint32Array; ends: Uint32Array } {
  let customers = 0;
  for (let at = 0; at < size; at++) customers = Math.max(customers, (customer[at] ?? 0) + 1);
  const ends = new Uint32Array(customers);
  for (let at = 0; at < size; at++) ends[customer[at] ?? 0] = (ends[customer[at] ?? 0] ?? 0) + 1;
  for (let one = 1; one < customers; one++) ends[one] = (ends[one] ?? 0) + (ends[one - 1] ?? 0);
  const order = new Uint32Array(size);
  const left = ends.slice();
  for (let at = size - 1; at >= 0; at--) {
    const one = customer[at] ?? 0;
    left[one] = (left[one] ?? 0) - 1;
    order[left[one] ?? 0] = at;
  }
  return { order, ends };
}

/** Gives each name a number, in the order in which they come. */
function namesAsNumbers() {
  const numbers = new Map<string, number>();
  return {
    known: (name: string) => numbers.get(name),
    numberOf: (name: string): number => {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(alone(name), numbers.size);
      return numbers.size - 1;
    },
    all: () => [...numbers.keys()],
    forget: () => numbers.clear(),
  };
}

type Numbers = Uint8Array | Uint32Array | Float64Array | BigInt64Array;

/** A typed array that grows. */
function column<Of extends Numbers>(make: (size: number) => Of) {
  const grown = { of: make(1024) };
  return {
    get of() {
      return grown.of;
    },
    set: (at: number, value: Of[number]): void => {
      if (at >= grown.of.length) {
        const larger = make(grown.of.length * 2);
        larger.set(grown.of as never);
        grown.of = larger;
      }
      grown.of[at] = value as never;
    },
  };
}

/** A cell is a part of the text of its line, and would keep all of it. */
function alone(text: string): string {
  return Buffer.from(text).toString();
}
