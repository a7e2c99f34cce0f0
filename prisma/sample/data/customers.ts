import { cafesAndOffices } from "./cafes-and-offices.ts";
import type { CustomerData } from "./customer.ts";
import { homes } from "./homes.ts";

const everybody = { ...cafesAndOffices, ...homes };

export type CustomerKey = keyof typeof everybody;

/** Everybody who ever bought at Larkfield Coffee. */
export const customers: Readonly<Record<CustomerKey, CustomerData>> = everybody;

export const customerKeys = Object.keys(customers) as CustomerKey[];

/** Who brought a customer, or null. @throws Error where the data name somebody who is not there */
export function broughtBy(key: CustomerKey): CustomerKey | null {
  const { by } = customers[key];
  if (by === undefined) return null;
  const found = customerKeys.find((other) => other === by);
  if (found === undefined) throw new Error(`${key} was brought by ${by}, whom nobody knows`);
  return found;
}
