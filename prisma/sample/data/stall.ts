import type { CustomerKey } from "./customers.ts";

type StallLine = { daysAgo: number; amount: string; refunded?: string } & (
  | { by: CustomerKey }
  | { stranger: string }
);

/** What was sold at the market stall on the last Saturdays, as the till exports it. */
export const stallLines: readonly StallLine[] = [
  { daysAgo: 29, by: "paul", amount: "14.50" },
  { daysAgo: 29, by: "ada", amount: "22.00" },
  { daysAgo: 29, stranger: "M-311", amount: "11.00" },
  { daysAgo: 22, by: "wren", amount: "16.50" },
  { daysAgo: 22, by: "fatima", amount: "27.50", refunded: "11.00" },
  { daysAgo: 22, stranger: "M-312", amount: "33.00" },
  { daysAgo: 15, by: "tadhg", amount: "14.50" },
  { daysAgo: 15, stranger: "M-311", amount: "22.00" },
  { daysAgo: 8, by: "mairead", amount: "19.00" },
  { daysAgo: 8, by: "jun", amount: "eleven" },
  { daysAgo: 8, stranger: "M-313", amount: "27.50" },
];
