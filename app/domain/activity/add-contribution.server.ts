import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { customerIdOf } from "../people/customer-id.server.ts";
import { type Actor, recordEvent } from "./record-event.server.ts";
import { saveContributions } from "./save-contributions.server.ts";

/** A contribution as a machine tells it; `customer` is the shop's id of the customer. */
export type ContributionInput = {
  customer: string;
  kind: string;
  occurredAt: Date;
  externalId: string;
  quantity?: number | undefined;
  evidence?: Record<string, unknown> | undefined;
};

export type ContributionResult =
  | { kind: "created" | "duplicate"; contributionId: string }
  | Refused<"no-such-customer" | "other-contribution">;

/** Writes down what a customer gave, once for its external id. */
export function addContribution(
  input: ContributionInput,
  actor: Actor,
  now: Date,
): Promise<ContributionResult> {
  return withTransaction((client) => addContributionWithin(client, input, actor, now));
}

/** The same within a transaction that somebody else owns. */
export async function addContributionWithin(
  on: Executor,
  input: ContributionInput,
  actor: Actor,
  now: Date,
): Promise<ContributionResult> {
  const customerId = await customerIdOf(on, input.customer);
  if (customerId === null)
    return refuse("no-such-customer", `No customer has the id ${input.customer}. Add the customer first.`);
  await sql(on, "select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `contribution/${input.externalId}`,
  ]);
  const [known] = await sql<{ id: string; customer_id: string; kind: string }>(
    on,
    "select id, customer_id, kind from contribution where external_id = $1",
    [input.externalId],
  );
  if (known !== undefined) {
    if (known.customer_id === customerId && known.kind === input.kind)
      return { kind: "duplicate", contributionId: known.id };
    return refuse(
      "other-contribution",
      `Contribution ${input.externalId} is already there for another customer or of another kind.`,
    );
  }
  const contributionId = newId(now);
  await saveContributions(on, [{ ...input, id: contributionId, customerId }], now);
  const event = {
    actor,
    verb: "contribution.recorded",
    subjectKind: "contribution",
    subjectId: contributionId,
    customerId,
  };
  await recordEvent(on, { ...event, data: { kind: input.kind, externalId: input.externalId } }, now);
  return { kind: "created", contributionId };
}
