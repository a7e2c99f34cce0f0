import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";

/** An account of the books by what it is: the company's expense, or a customer's pending, available or debt. */
export type AccountName =
  | { kind: "expense"; customerId: null; currency: string }
  | { kind: "pending" | "available" | "debt"; customerId: string; currency: string };

/** A transfer: what each account gains or loses, in minor units. `scope` and `key` let it be posted once. */
export type Transfer = {
  scope: string;
  key: string;
  kind: "pend" | "grant" | "release" | "reverse";
  rewardId: string;
  reversesId?: string | undefined;
  postings: { account: AccountName; amountMinor: bigint }[];
};

/**
 * Posts transfers in one go. All accounts are found or opened first and locked in the order of their ids, so that
 * opposite transfers cannot block one another.
 * @returns for each transfer its id, or null where its key had been posted before
 */
export async function postTransfers(
  on: Executor,
  transfers: readonly Transfer[],
  now: Date,
): Promise<(string | null)[]> {
  const accounts = await lockAccounts(
    on,
    transfers.flatMap(({ postings }) => postings.map(({ account }) => account)),
  );
  const posted: (string | null)[] = [];
  for (const transfer of transfers) {
    const id = newId(now);
    const postings = transfer.postings
      .filter(({ amountMinor }) => amountMinor !== 0n)
      .map(({ account, amountMinor }) => ({
        account: accounts.get(nameOf(account))?.id,
        amount: amountMinor.toString(),
      }));
    const [row] = await sql<{ done: boolean }>(
      on,
      "select post_transfer($1::uuid, $2, $3, $4, $5::uuid, $6::uuid, $7::timestamptz, $8::text::jsonb) as done",
      [
        id,
        transfer.scope,
        transfer.key,
        transfer.kind,
        transfer.rewardId,
        transfer.reversesId ?? null,
        now,
        JSON.stringify(postings),
      ],
    );
    posted.push(row?.done === true ? id : null);
  }
  return posted;
}

/** An account that this transaction holds: nobody else changes its balance (minor units) before it ends. */
export type LockedAccount = { id: string; balanceMinor: bigint };

/** Finds or opens accounts and locks them in the order of their ids. By `nameOf`. */
export async function lockAccounts(
  on: Executor,
  names: readonly AccountName[],
): Promise<Map<string, LockedAccount>> {
  const wanted = [...new Map(names.map((name) => [nameOf(name), name])).entries()].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const ids = new Map<string, string>();
  for (const [name, { kind, customerId, currency }] of wanted) {
    const [row] = await sql<{ id: string }>(on, "select ledger_account_of($1, $2::uuid, $3) as id", [
      kind,
      customerId,
      currency,
    ]);
    if (row !== undefined) ids.set(name, row.id);
  }
  const rows = await sql<{ id: string; balance: bigint }>(
    on,
    "select id, balance from ledger_account where id = any($1::uuid[]) order by id for update",
    [[...ids.values()]],
  );
  const balances = new Map(rows.map(({ id, balance }) => [id, BigInt(balance)]));
  return new Map([...ids].map(([name, id]) => [name, { id, balanceMinor: balances.get(id) ?? 0n }]));
}

/** The name of an account among all accounts. */
export function nameOf({ kind, customerId, currency }: AccountName): string {
  return `${kind} ${customerId ?? ""} ${currency}`;
}
