import type { Day } from "../models/purchase-days.ts";
import { idBytes, type NamedCustomers } from "./customer-columns.ts";

/** Takes customers and what each of them bought as it comes. */
export type Adding = {
  /** Begins the next customer, whose id's bytes begin at `at`. */
  begin: (bytes: DataView, at: number) => void;
  /** A purchase, or a refund as less than nothing. Days must not go back within a customer. */
  buy: (day: Day, amountMinor: number) => void;
  /** Ends the last customer, and says how many bought. */
  end: () => number;
};

/**
 * Adds up what customers bought until the end of a day, as `observe` sees each of them, without holding their purchases:
 * those of one day count as one, and amounts of the first day count for nothing.
 * @param into where their columns are written; as many as bought
 * @throws RangeError where there are more than it has room for
 */
export function addUpPurchases(today: Day, { ids, customers }: NamedCustomers): Adding {
  let size = 0;
  let [first, last, net] = [0, 0, 0];
  let [hasBought, repeats, paid, paidMinor] = [false, 0, 0, 0];

  function endDay(): void {
    if (last === first) return;
    repeats += 1;
    if (net > 0) {
      paid += 1;
      paidMinor += net;
    }
  }

  function endCustomer(): void {
    if (!hasBought) return;
    endDay();
    customers.repeats[size] = repeats;
    customers.recencyDays[size] = last - first;
    customers.ageDays[size] = today - first;
    customers.paid[size] = paid;
    customers.paidMinor[size] = paidMinor;
    size += 1;
    hasBought = false;
  }

  return {
    begin(bytes, at) {
      endCustomer();
      if (size === customers.size)
        throw new RangeError(
          "More customers arrived while they were read than there was room for. Run it again.",
        );
      for (let byte = 0; byte < idBytes; byte++) ids[size * idBytes + byte] = bytes.getUint8(at + byte);
    },
    buy(day, amountMinor) {
      if (!hasBought) {
        [first, last, net, repeats, paid, paidMinor] = [day, day, 0, 0, 0, 0];
        hasBought = true;
      } else if (day !== last) {
        endDay();
        [last, net] = [day, 0];
      }
      net += amountMinor;
    },
    end() {
      endCustomer();
      return size;
    },
  };
}
