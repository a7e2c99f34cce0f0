import { type Executor, sql } from "#app/platform/sql.server.ts";
import { mailboxOf } from "./email-address.ts";

/** Somebody we know by an address. `email` is the address on file: mail goes there, never to another spelling. */
export type KnownPerson = {
  email: string;
  accountId: string | null;
  customerId: string | null;
  joined: boolean;
  staff: boolean;
};

/** Who has this address, as a customer or as staff: exactly, or else as a customer by the same mailbox; null where nobody has. */
export async function findPerson(on: Executor, email: string): Promise<KnownPerson | null> {
  const [person] = await sql<KnownPerson>(
    on,
    `select * from (
       select account.email, account.id as "accountId", customer.id as "customerId", customer.joined_at is not null as joined,
         staff.id is not null as staff, 0 as rank, account.created_at
       from account
         left join customer on customer.account_id = account.id
         left join staff on staff.account_id = account.id and staff.disabled_at is null
       where account.email = $1 and (customer.id is not null or staff.id is not null)
       union all
       select coalesce(account.email, customer.email), customer.account_id, customer.id, customer.joined_at is not null, false,
         case when customer.email = $1 then 1 else 2 end + case when customer.account_id is null then 0.5 else 0 end, customer.created_at
       from customer left join account on account.id = customer.account_id
       where customer.mailbox = $2 and customer.email is not null
     ) as known order by rank, created_at limit 1`,
    [email, mailboxOf(email)],
  );
  return person ?? null;
}
