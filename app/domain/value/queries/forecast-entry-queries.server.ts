import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { rateInput } from "../figure.ts";
import { parametersOfVersion } from "../parameters/current-parameters.server.ts";
import { type FriendForecast, type OwnForecast, ownEntry, shareEntry } from "./forecast-entry.ts";
import type { ValueEntryView } from "./value-entry-view.ts";

/** Most shares of friends' purchases to come that are listed with an entry each. */
export const mostShares = 50;

/**
 * What models forecast of a customer, as entries beside those of the books: own purchases to come, then the largest shares
 * of those of friends, received and passed on. They belong to the valuation that stands, and change with the next.
 */
export async function forecastEntriesOf(
  customerId: string,
  view: { kind?: string | null; limit?: number } = {},
): Promise<ValueEntryView[]> {
  const { kind = null, limit = mostShares } = view;
  const [own, shares] = await Promise.all([
    kind === null || kind === "own-purchase" ? ownForecast(customerId) : null,
    kind === null || kind === "referral" ? sharesAround(customerId, { limit }) : [],
  ]);
  return [...(own === null ? [] : [ownEntry(own)]), ...(await entriesOfShares(customerId, shares))];
}

/** The forecast of a customer at an address such as `to-come`; null where none stands there. */
export async function forecastEntry(customerId: string, address: string): Promise<ValueEntryView | null> {
  if (address === "to-come") {
    const own = await ownForecast(customerId);
    return own === null ? null : ownEntry(own);
  }
  const match = /^to-come-(from|for)-([0-9a-f-]{36})$/.exec(address);
  if (match === null) return null;
  const [, side, other = ""] = match;
  const pair = side === "from" ? [other, customerId] : [customerId, other];
  const [share] = await sharesAround(customerId, { limit: 1, pair: { friend: pair[0], referrer: pair[1] } });
  const [entry = null] = share === undefined ? [] : await entriesOfShares(customerId, [share]);
  return entry;
}

/** All shares belong to one valuation, and so to one version of the parameters. */
async function entriesOfShares(
  customerId: string,
  shares: readonly FriendForecast[],
): Promise<ValueEntryView[]> {
  const version = shares[0]?.parametersVersion;
  const parameters = version === undefined ? null : await parametersOfVersion(pool, version);
  if (parameters === null) return [];
  const lift = rateInput("would not have come otherwise", "referralLift", parameters);
  return shares.map((share) => shareEntry(customerId, share, lift));
}

/** The columns of an own forecast, of a table `f`. */
const ownColumns = `v.id as "valuationId", v.at, v.currency, v.parameters_version as "parametersVersion",
  p.margin_basis_points as "marginBasisPoints", p.horizon_months as "horizonMonths", f.repeats,
  f.recency_days as "recencyDays", f.age_days as "ageDays", f.alive, f.purchases, f.mean_minor as "meanMinor",
  f.computed_at as "computedAt", f.customer_id as "customerId",
  (select o.id from purchase_order o where o.customer_id = f.customer_id order by o.placed_at desc, o.id desc limit 1) as "lastOrderId"`;

const standing = `standing_valuation s join valuation v on v.id = s.valuation_id
  join value_parameters p on p.version = v.parameters_version`;

async function ownForecast(customerId: string): Promise<OwnForecast | null> {
  const rows = await sql<OwnForecast>(
    pool,
    `select ${ownColumns}, f.amount_minor::text as "amountMinor", f.low_minor::text as "lowMinor",
       f.median_minor::text as "medianMinor", f.high_minor::text as "highMinor"
     from ${standing} join value_forecast f on f.half = s.half and f.customer_id = $1::uuid`,
    [customerId],
  );
  return rows[0] ?? null;
}

type Pair = { friend: string | undefined; referrer: string | undefined };

function sharesAround(
  customerId: string,
  { limit, pair }: { limit: number; pair?: Pair },
): Promise<FriendForecast[]> {
  return sql<FriendForecast>(
    pool,
    `select ${ownColumns}, r.amount_minor::text as "amountMinor", r.low_minor::text as "lowMinor",
       r.median_minor::text as "medianMinor", r.high_minor::text as "highMinor", r.grade, r.referrer_id as "referrerId",
       r.contribution_id as "contributionId", r.outcome_id as "outcomeId", r.referrers, r.months
     from ${standing}
       join value_forecast_share r on r.half = s.half and (r.referrer_id = $1::uuid or r.friend_id = $1::uuid)
       join value_forecast f on f.half = s.half and f.customer_id = r.friend_id
     where $2::uuid is null or (r.friend_id = $2::uuid and r.referrer_id = $3::uuid)
     order by abs(r.amount_minor) desc, r.friend_id, r.referrer_id limit $4::int`,
    [customerId, pair?.friend ?? null, pair?.referrer ?? null, limit],
  );
}
