import { type Executor, sql } from "#app/platform/sql.server.ts";
import { linksAbove } from "../attribution/links-above.server.ts";
import type { Parameters, SpendModels } from "../parameters/parameters.ts";
import { modelsOf } from "./number-work.ts";
import type { Ahead } from "./score-table.ts";
import { type Friend, type Share, type Sharing, sharesOfFriend } from "./share-forecast.ts";
import type { ModelCard } from "./valuation.ts";

/**
 * From which forecasts shares are made and where they are written. `drawn`: drawn models, by which each share is drawn, or none
 * where it is read off the multiples of the friend's repeat purchases and age (`multiplesOf`).
 */
export type SharesWriting = {
  parameters: Parameters;
  card: ModelCard;
  ahead: Ahead;
  at: Date;
  forecasts: string;
  into: string;
  half: number;
  now: Date;
  drawn: readonly SpendModels[];
  multiplesOf: ((repeats: number, ageDays: number) => readonly number[]) | null;
};

const batch = 500;

/**
 * Writes the shares that referrers have in the margin to come of friends who joined.
 * @param friendIds these friends only; all of them where it is left out
 * @returns the sum of all shares written, in minor units
 */
export async function writeShares(
  on: Executor,
  writing: SharesWriting,
  friendIds: readonly string[] | null = null,
): Promise<bigint> {
  const fitted = modelsOf(writing.card);
  if (fitted === null) return 0n;
  const { at, parameters, ahead, drawn } = writing;
  const sharing: Sharing = { at, parameters, fitted, drawn, ahead };
  const joined = await joinedFriends(on, at, friendIds);
  let sum = 0n;
  for (let from = 0; from < joined.length; from += batch) {
    const friends = await friendsOf(on, joined.slice(from, from + batch), writing);
    const shares = friends.flatMap((friend) => sharesOfFriend(friend, sharing));
    await insertShares(on, shares, writing);
    sum += shares.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  }
  return sum;
}

/** Friends who were brought and had joined by then, in the order of their ids. */
async function joinedFriends(on: Executor, at: Date, friendIds: readonly string[] | null): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    on,
    `select distinct oc.customer_id as id from outcome oc join outcome_state st on st.outcome_id = oc.id and st.state = 'joined'
     where oc.kind = 'customer-joined' and oc.customer_id is not null and st.occurred_at <= $1::timestamptz
       and st.recorded_at <= $1::timestamptz and ($2::uuid[] is null or oc.customer_id = any($2::uuid[])) order by 1`,
    [at, friendIds],
  );
  return rows.map(({ id }) => id);
}

type ForecastRow = Friend["customer"] & {
  friendId: string;
  alive: number;
  meanMinor: number;
};

async function friendsOf(
  on: Executor,
  friendIds: readonly string[],
  { at, forecasts, half, multiplesOf }: SharesWriting,
): Promise<Friend[]> {
  const rows = await sql<ForecastRow>(
    on,
    `select f.customer_id as "friendId", f.repeats, f.recency_days as "recencyDays", f.age_days as "ageDays", f.paid,
       f.paid_minor::float8 as "paidMinor", f.alive, f.mean_minor as "meanMinor"
     from ${forecasts} f where f.half = ${half} and f.customer_id = any($1::uuid[]) order by 1`,
    [friendIds],
  );
  const brought = await linksAbove(on, friendIds, at);
  return rows.flatMap(({ friendId, alive, meanMinor, ...customer }) => {
    const one = brought.get(friendId);
    if (one === undefined) return [];
    const links = one.links.filter((link) => link.joinedAt <= at);
    const multiples = multiplesOf?.(customer.repeats, customer.ageDays) ?? null;
    return [{ customer, party: one.party, links, alive, meanMinor, multiples }];
  });
}

async function insertShares(
  on: Executor,
  shares: readonly Share[],
  { into, half, now }: SharesWriting,
): Promise<void> {
  if (shares.length === 0) return;
  const column = (of: (share: Share) => unknown) => shares.map((share) => String(of(share)));
  await sql(
    on,
    `insert into ${into} (half, friend_id, referrer_id, contribution_id, outcome_id, referrers, months, amount_minor, low_minor,
       median_minor, high_minor, grade, computed_at)
     select ${half}, *, '${now.toISOString()}'::timestamptz from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::int[],
       $6::int[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::text[])`,
    [
      column(({ friendId }) => friendId),
      column(({ referrerId }) => referrerId),
      column(({ contributionId }) => contributionId),
      column(({ outcomeId }) => outcomeId),
      column(({ referrers }) => referrers),
      column(({ months }) => months),
      column(({ amountMinor }) => amountMinor),
      column(({ lowMinor }) => lowMinor),
      column(({ medianMinor }) => medianMinor),
      column(({ highMinor }) => highMinor),
      column(({ grade }) => grade),
    ],
  );
}
