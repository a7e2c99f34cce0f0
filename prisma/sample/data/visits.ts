import type { CustomerKey } from "./customers.ts";

/** Who shares their link, and how many people opened it who never joined. */
export const openings: Readonly<Partial<Record<CustomerKey, number>>> = {
  ines: 31,
  colm: 17,
  freya: 12,
  hana: 11,
  sofia: 9,
  marcus: 8,
  maeve: 7,
  declan: 6,
  rosa: 6,
  piotr: 5,
  yusuf: 5,
  ada: 4,
  jun: 3,
};

/** Who has better things to do than to vote, and does it now and then. */
export const seldomVoters: ReadonlySet<CustomerKey> = new Set(["ines", "viktor", "lena"]);
