import { type Executor, sql } from "#app/platform/sql.server.ts";
import { claimCustomer } from "./claim-customer.server.ts";
import { ensureAccount } from "./ensure-account.server.ts";
import { joinStaff } from "./join-staff.server.ts";
import type { TakenLink } from "./take-link.server.ts";

/** Who enters. `joined`: they became a customer just now. */
export type Entering = {
  accountId: string;
  customerId: string | null;
  staffId: string | null;
  joined: boolean;
};

/** Makes whoever holds the link what it makes them: signed in, a customer, staff. Null where there is nobody to sign in. */
export async function enterBy(tx: Executor, link: TakenLink, now: Date): Promise<Entering | null> {
  switch (link.purpose) {
    case "sign-in":
      return signIn(tx, link.email, now);
    case "join":
    case "customer-invitation": {
      const origin = link.purpose === "join" ? "joined" : "invited";
      const accountId = await ensureAccount(tx, link.email, now);
      const claimed = await claimCustomer(
        tx,
        { accountId, email: link.email, name: link.payload.name, createAs: origin },
        now,
      );
      return { ...(await whatAccountIs(tx, accountId)), joined: claimed?.joined ?? false };
    }
    case "staff-invitation": {
      if (link.payload.role === null) return null;
      const accountId = await ensureAccount(tx, link.email, now);
      await joinStaff(
        tx,
        { accountId, name: link.payload.name ?? nameFrom(link.email), role: link.payload.role },
        now,
      );
      return { ...(await whatAccountIs(tx, accountId)), joined: false };
    }
    case "owner-setup":
      return null;
  }
}

/** A name to begin with: the address before the @. */
export function nameFrom(email: string): string {
  return email.slice(0, email.lastIndexOf("@"));
}

/** Signs an account in, or claims the record that an import or the API made for this address. */
async function signIn(tx: Executor, email: string, now: Date): Promise<Entering | null> {
  const [account] = await sql<{ id: string }>(tx, "select id from account where email = $1", [email]);
  if (account !== undefined) {
    const known = await whatAccountIs(tx, account.id);
    if (known.customerId !== null || known.staffId !== null) return { ...known, joined: false };
  }
  const [waiting] = await sql(tx, "select 1 from customer where email = $1 and account_id is null limit 1", [
    email,
  ]);
  if (waiting === undefined) return null;
  const accountId = account?.id ?? (await ensureAccount(tx, email, now));
  const claimed = await claimCustomer(tx, { accountId, email, name: null, createAs: null }, now);
  return claimed === null ? null : { ...(await whatAccountIs(tx, accountId)), joined: claimed.joined };
}

async function whatAccountIs(tx: Executor, accountId: string): Promise<Omit<Entering, "joined">> {
  const [row] = await sql<{ customerId: string | null; staffId: string | null }>(
    tx,
    `select (select id from customer where account_id = $1::uuid) as "customerId",
       (select id from staff where account_id = $1::uuid and disabled_at is null) as "staffId"`,
    [accountId],
  );
  return { accountId, customerId: row?.customerId ?? null, staffId: row?.staffId ?? null };
}
