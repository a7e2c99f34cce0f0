import { portion } from "#app/kernel/money.ts";
import { type EntryDraft, type Input, plain } from "../entry.ts";
import type { Parameters } from "../parameters/parameters.ts";

/** An order as the value rules see it. Amounts in minor units. */
export type OrderFacts = {
  orderId: string;
  customerId: string;
  placedAt: Date;
  amountMinor: bigint;
  currency: string;
  costMinor: bigint | null;
};

/** The margin of an order and the numbers it comes from. */
export type Margin = { amountMinor: bigint; inputs: Input[] };

/** The contribution margin of an order: amount less cost where the cost is known, else the company's margin; null where neither is. */
export function marginOf(order: OrderFacts, parameters: Parameters): Margin | null {
  const source = `order:${order.orderId}` as const;
  const amount: Input = {
    name: "order amount",
    value: order.amountMinor.toString(),
    sourceRef: source,
    grade: "A",
  };
  if (order.costMinor !== null) {
    const cost: Input = { name: "cost", value: order.costMinor.toString(), sourceRef: source, grade: "A" };
    return { amountMinor: order.amountMinor - order.costMinor, inputs: [amount, cost] };
  }
  if (parameters.marginBasisPoints === null) return null;
  const margin: Input = {
    name: "margin",
    value: `${parameters.marginBasisPoints / 100} %`,
    sourceRef: `parameters:${parameters.version}`,
    grade: "A",
  };
  return {
    amountMinor: portion(order.amountMinor, BigInt(parameters.marginBasisPoints), 10_000n),
    inputs: [amount, margin],
  };
}

/** Own purchases, realised (VALUE §2.5, first row): the margin of the order belongs to its buyer, once. */
export function ownPurchase(order: OrderFacts, margin: Margin, parameters: Parameters): EntryDraft {
  return {
    ...plain,
    customerId: order.customerId,
    kind: "own-purchase",
    component: "CLV",
    flow: "own",
    orderId: order.orderId,
    amountMinor: margin.amountMinor,
    lowMinor: margin.amountMinor,
    highMinor: margin.amountMinor,
    currency: order.currency,
    grade: "A",
    formula: order.costMinor === null ? "own-purchase/margin@1" : "own-purchase/amount-less-cost@1",
    inputs: margin.inputs,
    parametersVersion: parameters.version,
    occurredAt: order.placedAt,
  };
}
