import { looksLikeFormula } from "#app/kernel/csv.ts";
import { parseMomentInUtc } from "#app/kernel/dates.ts";
import { isCurrency, parseMajor } from "#app/kernel/money.ts";

/** The columns of an order file; the first five must be there, in any order. */
const required = ["order_id", "customer_id", "placed_at", "amount", "currency"] as const;
const optional = ["email", "cost", "refunded_amount", "referral_code"] as const;

type Column = (typeof required)[number] | (typeof optional)[number];

/** Where each column stands. */
export type Columns = Map<Column, number>;

/** A line of an order file. Amounts in minor units of its currency. */
export type OrderLine = {
  externalId: string;
  customer: string;
  email: string | undefined;
  placedAt: Date;
  amountMinor: bigint;
  currency: string;
  costMinor: bigint | undefined;
  refundedMinor: bigint;
  referralCode: string | undefined;
  notes: string[];
};

/** Finds the columns in the first line of a file, or says which are missing. */
export function readHeader(cells: readonly string[]): { columns: Columns } | { reason: string } {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    return {
      reason: `The first line must name the columns; missing: ${missing.join(", ")}. Needed: ${required.join(", ")}; possible: ${optional.join(", ")}.`,
    };
  }
  const columns: Columns = new Map();
  for (const name of [...required, ...optional]) {
    const position = names.indexOf(name);
    if (position !== -1) columns.set(name, position);
  }
  return { columns };
}

/** Reads a line, or says what is wrong with it. */
export function readOrderLine(cells: readonly string[], columns: Columns): OrderLine | { reason: string } {
  const cell = (name: Column) => cells[columns.get(name) ?? -1]?.trim() ?? "";
  if (cells.length < columns.size)
    return { reason: `The line has ${cells.length} cells where the header has ${columns.size}.` };
  for (const name of required)
    if (cell(name) === "") return { reason: `${name} is empty: every order needs one.` };
  for (const name of ["order_id", "customer_id", "email", "currency", "referral_code"] as const) {
    if (looksLikeFormula(cell(name)))
      return {
        reason: `${name} begins like a spreadsheet formula, which names must not: ${cell(name).slice(0, 40)}`,
      };
    if (cell(name).length > 200) return { reason: `${name} is longer than 200 characters: shorten it.` };
  }
  if (cells.some((text) => text.includes("\0")))
    return { reason: "The line holds a NUL character: save the file as text in UTF-8." };
  const currency = cell("currency").toUpperCase();
  if (!isCurrency(currency))
    return { reason: `currency "${cell("currency").slice(0, 12)}" is no code of ISO 4217, such as EUR.` };
  const placedAt = parseMomentInUtc(cell("placed_at"));
  if (placedAt === null)
    return {
      reason: `placed_at "${cell("placed_at").slice(0, 40)}" is no date like 2026-11-22, 2026-11-22T09:30:00+01:00, or 2026-11-22 09:30 (UTC).`,
    };
  const amount = readAmount("amount", cell("amount"), currency);
  const cost = readAmount("cost", cell("cost"), currency);
  const refunded = readAmount("refunded_amount", cell("refunded_amount"), currency);
  for (const read of [amount, cost, refunded]) if (typeof read === "string") return { reason: read };
  const [amountMinor, costMinor, refundedMinor] = [toBigInt(amount), toBigInt(cost), toBigInt(refunded)];
  if (amountMinor === undefined) return { reason: "amount is empty." };
  if ((refundedMinor ?? 0n) > amountMinor)
    return {
      reason:
        "refunded_amount is larger than amount: put into amount what was paid before anything came back.",
    };
  const email = cell("email");
  const isAddress = email === "" || /^[^\s@]+@[^\s@]+$/.test(email);
  return {
    externalId: cell("order_id"),
    customer: cell("customer_id"),
    email: email !== "" && isAddress ? email : undefined,
    placedAt,
    amountMinor,
    currency,
    costMinor,
    refundedMinor: refundedMinor ?? 0n,
    referralCode: cell("referral_code") || undefined,
    notes: [
      ...(amountMinor === 0n ? ["amount is 0: the order is kept, and earns and weighs nothing"] : []),
      ...(isAddress ? [] : ["email is no address: the order is kept without it"]),
    ],
  };
}

function toBigInt(read: bigint | string | null): bigint | undefined {
  return typeof read === "bigint" ? read : undefined;
}

function readAmount(name: string, text: string, currency: string): bigint | string | null {
  if (text === "") return null;
  const amount = parseMajor(text, currency);
  if (amount === null)
    return `${name} "${text.slice(0, 40)}" is no amount in ${currency} like 1234.50, without thousands separators.`;
  if (amount < 0n) return `${name} is negative; put what came back into refunded_amount.`;
  return amount;
}
