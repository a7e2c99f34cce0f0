import type pg from "pg";
import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { type Actor, recordEvent } from "../activity/record-event.server.ts";
import { mailboxOf, parseEmail } from "../people/email-address.ts";
import { type ResolvedCustomer, resolveCustomers } from "../people/resolve-customers.server.ts";
import { attributeSignUp } from "../referrals/attribute-sign-up.server.ts";
import { hintKey, joinedByClick } from "../referrals/claims.server.ts";
import { retrying } from "./take-orders.server.ts";

/** What a machine knows of a customer; what is left out stays as it is. */
export type PutCustomer = {
  externalId: string;
  email?: string | undefined;
  name?: string | undefined;
  organization?: string | undefined;
  joinedAt?: Date | undefined;
  referral?: { clickId?: string | undefined; code?: string | undefined } | undefined;
};

export type PutCustomerResult =
  | { kind: "created" | "updated"; customerId: string }
  | Refused<"bad-email" | "mailbox-in-use">;

/** Adds a customer, or changes what is known of one; a new one is attributed to the referral link that led there. */
export function putCustomer(input: PutCustomer, actor: Actor, now: Date): Promise<PutCustomerResult> {
  return retrying(() => withTransaction((client) => put(client, input, actor, now)));
}

async function put(
  client: pg.PoolClient,
  input: PutCustomer,
  actor: Actor,
  now: Date,
): Promise<PutCustomerResult> {
  const email = input.email === undefined ? undefined : parseEmail(input.email);
  if (email === null)
    return refuse("bad-email", "That is no e-mail address. Send one such as ada@example.com.");
  const byClick = hintKey(input.referral)?.startsWith("click ") ? [input.referral?.clickId ?? ""] : [];
  const knownAs = (await joinedByClick(client, byClick)).get(byClick[0] ?? "");
  const reference = {
    externalId: input.externalId,
    email,
    knownAs,
    name: input.name,
    joinedAt: input.joinedAt,
    origin: "api" as const,
  };
  const customer = (await resolveCustomers(client, [reference], now)).get(input.externalId);
  if (customer === undefined)
    throw new Error(`putCustomer: customer ${input.externalId} was not found after it was made`);
  const claimed =
    email !== undefined && email !== customer.email ? await accountOf(client, customer.id) : null;
  if (claimed !== null) {
    return refuse(
      "mailbox-in-use",
      "This customer signs in with another e-mail address. Only they can change it.",
    );
  }
  if (await update(client, customer, input, email, now))
    await enqueue(client, "revalue", { customerIds: [customer.id] }, { key: `revalue/${customer.id}` });
  if (customer.isNew) {
    const hint = { clickId: input.referral?.clickId ?? null, code: input.referral?.code ?? null };
    await attributeSignUp(
      client,
      { customerId: customer.id, email: email ?? customer.email, ...hint },
      input.joinedAt ?? now,
    );
  }
  const event = { actor, subjectKind: "customer", subjectId: customer.id, customerId: customer.id };
  const verb = customer.isNew ? "customer.added" : "customer.changed";
  await recordEvent(client, { ...event, verb, data: { externalId: input.externalId } }, now);
  return { kind: customer.isNew ? "created" : "updated", customerId: customer.id };
}

async function accountOf(client: pg.PoolClient, customerId: string): Promise<string | null> {
  const [row] = await sql<{ account_id: string | null }>(
    client,
    "select account_id from customer where id = $1",
    [customerId],
  );
  return row?.account_id ?? null;
}

/** @returns whether they are of another company now, which tells whom they can have brought, and by whom */
async function update(
  client: pg.PoolClient,
  customer: ResolvedCustomer,
  input: PutCustomer,
  email: string | undefined,
  now: Date,
): Promise<boolean> {
  const organizationId =
    input.organization === undefined ? null : await organizationOf(client, input.organization, now);
  const [row] = await sql<{ moved: boolean }>(
    client,
    `with before as (select email, organization_id from customer where id = $1::uuid)
     update customer set email = coalesce($2, customer.email), mailbox = coalesce($3, mailbox), name = coalesce($4, name),
       joined_at = coalesce($5::timestamptz, joined_at), organization_id = coalesce($6::uuid, customer.organization_id),
       party_since = $7::timestamptz
     from before where id = $1::uuid
     returning (customer.organization_id is distinct from before.organization_id
         or split_part(lower(customer.email), '@', 2) is distinct from split_part(lower(before.email), '@', 2))
       and (exists (select 1 from outcome o where o.customer_id = $1::uuid and o.kind = 'customer-joined')
         or exists (select 1 from contribution k join outcome_influence i on i.contribution_id = k.id
           join outcome o on o.id = i.outcome_id where k.customer_id = $1::uuid and o.kind = 'customer-joined')) as moved`,
    [
      customer.id,
      email ?? null,
      email === undefined ? null : mailboxOf(email),
      input.name ?? null,
      input.joinedAt ?? null,
      organizationId,
      now,
    ],
  );
  return row?.moved ?? false;
}

async function organizationOf(client: pg.PoolClient, name: string, now: Date): Promise<string | null> {
  await sql(
    client,
    "insert into organization (id, name, created_at) values ($1, $2, $3) on conflict (name) do nothing",
    [newId(now), name, now],
  );
  const [row] = await sql<{ id: string }>(client, "select id from organization where name = $1", [name]);
  return row?.id ?? null;
}
