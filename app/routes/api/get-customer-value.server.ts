import { z } from "zod";
import { type ValueWithEntries, valueByExternalId } from "#app/domain/value/value-by-external-id.server.ts";
import { answer } from "./answer.ts";
import { operation } from "./operation.server.ts";
import { noSuchCustomer } from "./refusal.ts";
import { customerValueOut, expectedState } from "./value-schemas.ts";

export const getCustomerValue = operation({
  method: "GET",
  path: "/api/v1/customers/{externalId}/value",
  operationId: "getCustomerValue",
  summary: "Read what the relationship with a customer is worth so far, with every entry it is made of.",
  scope: "value:read",
  input: null,
  query: z.strictObject({ cursor: z.uuid("Must be the value of next from the page before.").optional() }),
  answers: { 200: { description: "The value.", schema: customerValueOut } },
  idempotencyKey: "none",
  handle: async ({ params, query }) => {
    const externalId = params["externalId"] ?? "";
    const value = await valueByExternalId(externalId, query.cursor ?? null);
    return value === null ? noSuchCustomer(externalId) : answer(200, viewOf(value));
  },
});

function viewOf(value: ValueWithEntries) {
  const { currency, state, flows, interval, components, grades } = value;
  return {
    currency,
    state,
    realisedMinor: BigInt(value.realisedMinor),
    ownMinor: BigInt(value.ownMinor),
    creditMinor: BigInt(flows.creditMinor),
    debitMinor: BigInt(flows.debitMinor),
    savingMinor: BigInt(flows.savingMinor),
    expectedMinor: null,
    expectedState,
    interval80: [BigInt(interval.lowMinor), BigInt(interval.highMinor)],
    components: integers(components),
    grades,
    entries: value.entries.map(
      ({ amountMinor, lowMinor, highMinor, level: _level, reversed: _reversed, ...entry }) => ({
        ...entry,
        amountMinor: BigInt(amountMinor),
        interval80: [BigInt(lowMinor), BigInt(highMinor)],
      }),
    ),
    next: value.next,
  };
}

/** Components as integers instead of text. */
export function integers(components: Record<string, string>): Record<string, bigint> {
  return Object.fromEntries(Object.entries(components).map(([name, minor]) => [name, BigInt(minor)]));
}
