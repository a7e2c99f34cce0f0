import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { mailboxOf, parseEmail } from "./email-address.ts";

/** A customer as a machine names it. `knownAs` is a record that is known to be the same person. */
export type CustomerReference = {
  externalId: string;
  email?: string | undefined;
  name?: string | undefined;
  organization?: string | undefined;
  joinedAt?: Date | undefined;
  knownAs?: string | undefined;
  origin: "import" | "api";
};

/** The record behind a reference, locked for the transaction. */
export type ResolvedCustomer = {
  id: string;
  externalId: string;
  email: string | null;
  mailbox: string | null;
  joinedAt: Date | null;
  isNew: boolean;
};

type Row = {
  id: string;
  external_id: string;
  email: string | null;
  mailbox: string | null;
  joined_at: Date | null;
};

const columns = "id, external_id, email, mailbox, joined_at";

/**
 * Finds or makes the customers behind external ids and locks their rows in the order of their ids, so that two
 * transactions about the same customers follow one another. A record that somebody joined with, and that has no
 * external id yet, is taken over when the e-mail address is the same, or when `knownAs` names it and no other mailbox
 * speaks against that: a click id travels in an address, so somebody may have handed their own to another buyer.
 */
export async function resolveCustomers(
  on: Executor,
  references: readonly CustomerReference[],
  now: Date,
): Promise<Map<string, ResolvedCustomer>> {
  const wanted = new Map(references.map((reference) => [reference.externalId, reference]));
  const found = new Map<string, ResolvedCustomer>();
  await find(on, [...wanted.keys()], found);
  const missing = [...wanted.values()].filter(({ externalId }) => !found.has(externalId));
  if (missing.length === 0) return found;
  await adopt(on, missing, found);
  const unknown = missing.filter(({ externalId }) => !found.has(externalId));
  if (unknown.length === 0) return found;
  await create(on, unknown, found, now);
  const racing = unknown.filter(({ externalId }) => !found.has(externalId));
  await find(
    on,
    racing.map(({ externalId }) => externalId),
    found,
  );
  return found;
}

async function find(
  on: Executor,
  externalIds: string[],
  found: Map<string, ResolvedCustomer>,
): Promise<void> {
  if (externalIds.length === 0) return;
  const rows = await sql<Row>(
    on,
    `select ${columns} from customer where external_id = any($1::text[]) order by id for no key update`,
    [externalIds],
  );
  for (const row of rows) found.set(row.external_id, view(row, false));
}

async function adopt(
  on: Executor,
  missing: CustomerReference[],
  found: Map<string, ResolvedCustomer>,
): Promise<void> {
  const candidates = missing.filter(({ email, knownAs }) => email !== undefined || knownAs !== undefined);
  if (candidates.length === 0) return;
  const rows = await sql<Row>(
    on,
    `with reference as (
       select * from jsonb_to_recordset($1::text::jsonb) as r(external_id text, email text, mailbox text, known_as uuid)
     ), adopted as (
       select distinct on (c.id) c.id, r.external_id from reference r
       join customer c on c.external_id is null
         and (c.email = r.email or c.id = r.known_as and (r.mailbox is null or c.mailbox = r.mailbox)) order by c.id, r.external_id
     ), once as (select distinct on (external_id) id, external_id from adopted order by external_id, id)
     update customer c set external_id = once.external_id from once
     where c.id = once.id and c.external_id is null
     returning c.id, c.external_id, c.email, c.mailbox, c.joined_at`,
    [
      JSON.stringify(
        candidates.map(({ externalId, email, knownAs }) => {
          const address = email === undefined ? null : parseEmail(email);
          const mailbox = address === null ? null : mailboxOf(address);
          return { external_id: externalId, email: address, mailbox, known_as: knownAs ?? null };
        }),
      ),
    ],
  );
  for (const row of rows) found.set(row.external_id, view(row, false));
}

async function create(
  on: Executor,
  unknown: CustomerReference[],
  found: Map<string, ResolvedCustomer>,
  now: Date,
): Promise<void> {
  const rows = unknown
    .map((reference) => {
      const email = reference.email === undefined ? null : parseEmail(reference.email);
      return {
        id: newId(now),
        external_id: reference.externalId,
        email,
        mailbox: email === null ? null : mailboxOf(email),
        name: reference.name ?? null,
        origin: reference.origin,
        joined_at: reference.joinedAt ?? null,
      };
    })
    .sort((a, b) => (a.external_id < b.external_id ? -1 : 1));
  const created = await sql<Row>(
    on,
    `insert into customer (id, external_id, email, mailbox, name, origin, joined_at, created_at)
     select id, external_id, email, mailbox, name, origin, joined_at, $2::timestamptz
     from jsonb_to_recordset($1::text::jsonb)
       as c(id uuid, external_id text, email text, mailbox text, name text, origin text, joined_at timestamptz)
     on conflict (external_id) do nothing returning ${columns}`,
    [JSON.stringify(rows), now],
  );
  for (const row of created) found.set(row.external_id, view(row, true));
}

function view(row: Row, isNew: boolean): ResolvedCustomer {
  const { id, external_id: externalId, email, mailbox, joined_at: joinedAt } = row;
  return { id, externalId, email, mailbox, joinedAt, isNew };
}
