import { mailboxOf } from "#app/domain/people/email-address.ts";
import type { Role } from "#app/domain/people/roles.ts";
import { newId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { now } from "./clock.ts";

type CustomerRole = { name: string; email: string; externalId: string };
type StaffRole = { name: string; email: string; role: Role; title: string };

/** The people of every test. Ada brings friends, Bo is her friend, Cleo and Dov buy on their own. */
export const customers = {
  ada: { name: "Ada Bell", email: "ada@example.com", externalId: "ada-1" },
  bo: { name: "Bo Lind", email: "bo@example.com", externalId: "bo-1" },
  cleo: { name: "Cleo Marsh", email: "cleo@example.com", externalId: "cleo-1" },
  dov: { name: "Dov Stein", email: "dov@example.com", externalId: "dov-1" },
} as const satisfies Record<string, CustomerRole>;

export const staff = {
  maria: { name: "Maria Costa", email: "maria@example.com", role: "owner", title: "Founder" },
  sam: { name: "Sam Okoro", email: "sam@example.com", role: "manager", title: "Head of customers" },
  nadia: { name: "Nadia Rahimi", email: "nadia@example.com", role: "moderator", title: "Community" },
  tom: { name: "Tom Weber", email: "tom@example.com", role: "executive", title: "Managing director" },
} as const satisfies Record<string, StaffRole>;

export type CustomerName = keyof typeof customers;
export type StaffName = keyof typeof staff;

/** A member of the cast in the database. `id` is the customer's or the staff record's. */
export type Person = { id: string; accountId: string; name: string; email: string };

/** Puts a customer of the cast into the database, joined, with an account to sign in to. */
export async function createCustomer(who: CustomerName, at: Date = now): Promise<Person> {
  const { name, email, externalId } = customers[who];
  const person = { id: newId(at), accountId: await createAccount(email, at), name, email };
  await sql(
    pool,
    `insert into customer (id, external_id, email, mailbox, name, account_id, joined_at, origin, created_at)
     values ($1::uuid, $2, $3, $4, $5, $6::uuid, $7::timestamptz, 'joined', $7::timestamptz)`,
    [person.id, externalId, email, mailboxOf(email), name, person.accountId, at],
  );
  return person;
}

/** Puts a member of staff into the database, with an account to sign in to. */
export async function createStaff(who: StaffName, at: Date = now): Promise<Person> {
  const { name, email, role, title } = staff[who];
  const person = { id: newId(at), accountId: await createAccount(email, at), name, email };
  await sql(
    pool,
    `insert into staff (id, account_id, name, role, title, created_at)
     values ($1::uuid, $2::uuid, $3, $4, $5, $6::timestamptz)`,
    [person.id, person.accountId, name, role, title, at],
  );
  return person;
}

async function createAccount(email: string, at: Date): Promise<string> {
  const id = newId(at);
  await sql(pool, "insert into account (id, email, created_at) values ($1::uuid, $2, $3::timestamptz)", [
    id,
    email,
    at,
  ]);
  return id;
}
