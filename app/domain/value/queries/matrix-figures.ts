import type { MatrixFilter } from "./matrix.ts";

/**
 * SQL of the figures of customers, `id`, `own` and `brought` in minor units of the currency $1: what was realised counts
 * where $2, what is expected where $3; what a customer brings is all beyond own spend where $4, else referrals alone.
 * Customers of whom nothing is known in that currency are left out.
 * @param customers a relation of customers with their `id`
 */
export function figuresOf(customers: string): string {
  return `select c.id,
      case when $2::bool then coalesce(t.own_minor, 0) else 0 end
        + case when $3::bool then coalesce(t.expected_own_minor, 0) + coalesce(f.amount_minor, 0) else 0 end as own,
      case when $2::bool then coalesce(t.crv_minor, 0) else 0 end
        + case when $3::bool then coalesce(t.expected_crv_minor, 0) + coalesce(r.amount_minor, 0) else 0 end
        + case when $2::bool and $4::bool then coalesce(t.civ_minor + t.ckv_minor + t.cost_minor, 0) else 0 end
        + case when $3::bool and $4::bool
            then coalesce(t.expected_civ_minor + t.expected_ckv_minor + t.expected_cost_minor, 0) else 0 end as brought
    from ${customers} c
    left join value_total t on t.customer_id = c.id and t.currency = $1::char(3)
    left join (
      select customer_id, amount_minor from value_forecast where half = (${standingHalf})
    ) f on f.customer_id = c.id
    left join (
      select referrer_id, sum(amount_minor) as amount_minor from value_forecast_share
      where half = (${standingHalf}) ${customers === "customer" ? "" : `and referrer_id in (select id from ${customers})`}
      group by referrer_id
    ) r on r.referrer_id = c.id
    where t.customer_id is not null or f.customer_id is not null or r.referrer_id is not null`;
}

/** The half of the forecasts that stands, where they are told in the currency $1. */
const standingHalf = `select s.half from standing_valuation s join valuation v on v.id = s.valuation_id where v.currency = $1::char(3)`;

/** SQL of the quadrant of a figure `p` against the middle `m`. */
export const quadrantOf = `case when p.own > m.own then case when p.brought > m.brought then 'champions' else 'affluents' end
  else case when p.brought > m.brought then 'advocates' else 'misers' end end`;

/** SQL of the middle of figures: the medians, of what is brought no less than 0. */
export const middleOf = `select count(*)::int as customers,
    coalesce(percentile_disc(0.5) within group (order by own), 0)::bigint as own,
    greatest(coalesce(percentile_disc(0.5) within group (order by brought), 0), 0)::bigint as brought`;

/** The parameters $1 to $4 of `figuresOf`. */
export function figureParameters(currency: string, { count, bring }: Pick<MatrixFilter, "count" | "bring">) {
  return [currency, count !== "expected", count !== "realised", bring === "beyond"];
}
