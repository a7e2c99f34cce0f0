import { dayMs } from "#app/kernel/dates.ts";
import { copyOut, millisecondsOf, readBigint } from "#app/platform/copied-rows.server.ts";
import { type Adding, addUpPurchases } from "./add-up-purchases.ts";
import { compareWords, following, readWords, type Words } from "./ascending-ids.ts";
import { closeGaps, type NamedCustomers, partOf, roomFor } from "./customer-columns.ts";
import { countOf, type Part, partsOf, within } from "./customer-parts.server.ts";
import { otherCurrencies } from "./observe-customers.server.ts";
import type { Known } from "./orders-in-any-currency.ts";
import { noteForeign, readForeign } from "./read-foreign.server.ts";
import { purchaseShape, type Refunded, readRefunds } from "./read-refunds.server.ts";
import { literal } from "./sql-words.ts";
import { shareOut, type ValuationSession } from "./valuation-session.server.ts";

/** Room for customers who come while others are counted. */
const spare = 1_000;

/**
 * Reads all customers with an order: the same as `observeSome` says of them. Sessions share them by their ids, each a part at
 * the same time. Orders come in the order of an index and are added up as they come; only refunds are held.
 */
export async function readCustomers(
  sessions: readonly ValuationSession[],
  known: Known,
  lap: (part: string) => void = () => {},
): Promise<NamedCustomers> {
  const [session] = sessions;
  if (session === undefined) throw new RangeError("To read customers takes a session.");
  const others = await otherCurrencies(session, known.currency);
  const foreign = await noteForeign(session, others);
  const refunds = await readRefunds(sessions, known.at);
  lap("refunds");
  const parts = await partsOf(session, sessions.length);
  const counts = await shareOut(
    sessions,
    parts.map((part) => (on) => countOf(on, part)),
  );
  const { room, places } = layOut([...counts.map((count) => count + spare), foreign.length]);
  const into = (index: number) => partOf(room, placeAt(index), placeAt(index + 1) - placeAt(index));
  const placeAt = (index: number) => places[index] ?? 0;
  const sizes = await shareOut(
    sessions,
    parts.map((part, index) => (on) => readPart(on, into(index), { part, known, refunds, foreign })),
  );
  sizes.push(await readForeign(session, into(parts.length), known, others));
  lap("orders");
  return closeGaps(
    room,
    sizes.map((size, index) => ({ first: placeAt(index), size })),
  );
}

/** Room for some parts after one another, and where each begins and the last one ends. */
function layOut(counts: readonly number[]): { room: NamedCustomers; places: number[] } {
  const places = [0];
  for (const count of counts) places.push((places.at(-1) ?? 0) + count);
  return { room: roomFor(places.at(-1) ?? 0), places };
}

type Reading = { part: Part; known: Known; refunds: readonly Refunded[]; foreign: readonly Words[] };

async function readPart(
  on: ValuationSession,
  into: NamedCustomers,
  { part, known, refunds, foreign }: Reading,
): Promise<number> {
  const at = literal(known.at.toISOString());
  const adding = addUpPurchases(Math.floor(known.at.getTime() / dayMs), into);
  const select = `select customer_id, placed_at, amount_minor from purchase_order
    where placed_at <= ${at} and recorded_at <= ${at}${within("customer_id", part)} order by customer_id, placed_at`;
  await copyOut(on, select, purchaseShape, taking(adding, refunds, foreign));
  return adding.end();
}

const [idPlace = 0, momentPlace = 0, amountPlace = 0] = purchaseShape.places;

/** Takes rows of purchases in the order of customers and moments, and what was paid back of them; leaves out some customers. */
function taking(adding: Adding, refunds: readonly Refunded[], leftOut: readonly Words[]) {
  const refundsOf = following(refunds.map(({ customer }) => customer));
  const isLeftOut = following(leftOut);
  const customer: Words = [-1, -1, -1, -1];
  let [isKept, refund] = [false, -1];
  return (rows: DataView, from: number, count: number): void => {
    for (let row = 0, at = from; row < count; row++, at += purchaseShape.bytes) {
      if (!isAt(rows, at + idPlace, customer)) {
        readWords(customer, rows, at + idPlace);
        isKept = isLeftOut(customer) === -1;
        refund = isKept ? refundsOf(customer) : -1;
        if (isKept) adding.begin(rows, at + idPlace);
      }
      if (!isKept) continue;
      const moment = readBigint(rows, at + momentPlace);
      const day = Math.floor(millisecondsOf(moment) / dayMs);
      adding.buy(day, readBigint(rows, at + amountPlace));
      for (let back = refunds[refund]; back !== undefined; back = refunds[++refund]) {
        if (back.moment !== moment || compareWords(back.customer, customer) !== 0) break;
        adding.buy(day, -back.amountMinor);
      }
    }
  };
}

function isAt(rows: DataView, at: number, id: Words): boolean {
  return (
    rows.getUint32(at + 4) === id[1] &&
    rows.getUint32(at + 8) === id[2] &&
    rows.getUint32(at + 12) === id[3] &&
    rows.getUint32(at) === id[0]
  );
}
