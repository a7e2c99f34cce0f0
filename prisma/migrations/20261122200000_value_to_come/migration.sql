-- What the value rules are told, in full: discount, whether own margin holds actual costs, what is assumed of each rate and
-- what was seen of it here, the company's own median shipped idea, and where each of these comes from, in words.
alter table value_parameters
  add column discount_basis_points integer not null default 1000,
  add column margin_basis text not null default 'standard',
  add column priors jsonb not null default '{}',
  add column own_data jsonb not null default '{}',
  add column shipped_median_minor bigint,
  add column sources jsonb not null default '{}',
  add constraint discount_is_a_share check (discount_basis_points between 0 and 10000),
  add constraint margin_basis_is_known check (margin_basis in ('standard', 'actual'));

-- What a unit of a currency was worth on a day, in units of the euro's reference rates: so many units for one euro.
create table exchange_rate (
  currency char(3) not null,
  day date not null,
  per_euro numeric(20, 10) not null,
  source text not null,
  recorded_at timestamptz(3) not null,
  primary key (currency, day),
  constraint rate_is_positive check (per_euro > 0),
  constraint rate_currency_is_a_code check (currency ~ '^[A-Z]{3}$')
);

-- A figure without a customer is the company's own account, which bears the debit of an uplift that is known in sum only.
-- Figures in another currency are kept in the reporting one, with what they were and at which rate, frozen.
alter table value_entry
  alter column customer_id drop not null,
  add column original_amount_minor bigint,
  add column original_currency char(3),
  add column exchange_rate numeric(30, 15),
  add column exchange_day date,
  add column exchange_source text,
  add constraint own_account_bears_debits_only check (customer_id is not null or flow = 'debit'),
  add constraint exchange_is_whole check (
    num_nulls(original_amount_minor, original_currency, exchange_rate, exchange_day, exchange_source) in (0, 5));

drop index value_entry_once_per_contribution;
create unique index value_entry_once_per_contribution on value_entry
  (contribution_id, coalesce(customer_id, '00000000-0000-0000-0000-000000000000'), kind, basis, flow, formula,
   coalesce(outcome_id, contribution_id), occurred_at, amount_minor, parameters_version)
  where reversal_of is null and order_id is null and contribution_id is not null;

create index value_entry_of_outcome on value_entry (outcome_id) where outcome_id is not null and order_id is null;
create index value_entry_expected on value_entry (customer_id) where basis = 'expected';

-- What is to come by facts alone (ideas, deals, fixes): expected entries, summed as the realised ones are.
alter table value_total
  add column expected_minor bigint not null default 0,
  add column expected_own_minor bigint not null default 0,
  add column expected_clv_minor bigint not null default 0,
  add column expected_crv_minor bigint not null default 0,
  add column expected_civ_minor bigint not null default 0,
  add column expected_ckv_minor bigint not null default 0,
  add column expected_cost_minor bigint not null default 0;

-- A valuation: the models as they were fitted to all orders known at a moment, and what they said. With it and the orders
-- known then, every forecast can be computed again; `digest` proves that it is the same.
create table valuation (
  id uuid primary key,
  -- Orders and refunds placed and recorded up to this moment were known.
  at timestamptz(3) not null,
  parameters_version integer not null references value_parameters (version),
  currency char(3) not null,
  customers integer not null,
  models jsonb not null,
  calibration jsonb not null,
  totals jsonb not null,
  digest text not null,
  began_at timestamptz(3) not null,
  ended_at timestamptz(3) not null
);
create index valuation_by_time on valuation (at desc);
create trigger rows_never_change before update or delete on valuation for each row execute function refuse_change();
create trigger table_is_never_emptied before truncate on valuation for each statement execute function refuse_change();

-- Which valuation stands, and in which half of the forecasts it is written: a new one fills the other half, then they change places.
create table standing_valuation (
  id integer primary key default 1,
  valuation_id uuid unique references valuation (id),
  half smallint not null default 0,
  constraint standing_valuation_is_one_row check (id = 1),
  constraint half_is_known check (half in (0, 1))
);
insert into standing_valuation (id) values (1);

-- How far a valuation under way has come; one row while it runs.
create table valuation_progress (
  id integer primary key default 1,
  step text not null,
  done bigint not null,
  total bigint not null,
  began_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint valuation_progress_is_one_row check (id = 1)
);

-- What each customer will buy, by the valuation that stands: a projection of the ledger, written anew at any time.
create table value_forecast (
  half smallint not null,
  customer_id uuid not null,
  -- Repeat purchases on days of their own; days from the first to the last of them, and to the moment of the valuation.
  repeats integer not null,
  recency_days integer not null,
  age_days integer not null,
  -- Repeat purchases with a positive amount, and their sum in minor units of the valuation's currency.
  paid integer not null,
  paid_minor bigint not null,
  alive double precision not null,
  -- Purchases to come within the horizon, discounted, and the mean amount of one in minor units.
  purchases double precision not null,
  mean_minor double precision not null,
  -- Margin to come, with the 10, 50 and 90 % points of what may come.
  amount_minor bigint not null,
  low_minor bigint not null,
  median_minor bigint not null,
  high_minor bigint not null,
  -- What of the margin to come hangs on whether the customer is still there: amount × (1 − alive).
  at_risk_minor bigint not null,
  computed_at timestamptz(3) not null,
  primary key (half, customer_id)
) partition by list (half);
create table value_forecast_0 partition of value_forecast for values in (0);
create table value_forecast_1 partition of value_forecast for values in (1);
create index value_forecast_at_risk on value_forecast (half, at_risk_minor desc);

-- What referrals will bring: of the margin to come of a friend, the share of each of those who brought them. Credited to the
-- referrer and debited on the friend, so one row stands for both.
create table value_forecast_share (
  half smallint not null,
  friend_id uuid not null,
  referrer_id uuid not null,
  contribution_id uuid not null,
  outcome_id uuid not null,
  referrers integer not null,
  -- Months of the horizon that are left since the friend joined.
  months integer not null,
  amount_minor bigint not null,
  low_minor bigint not null,
  median_minor bigint not null,
  high_minor bigint not null,
  grade char(1) not null,
  computed_at timestamptz(3) not null,
  primary key (half, friend_id, referrer_id)
) partition by list (half);
create table value_forecast_share_0 partition of value_forecast_share for values in (0);
create table value_forecast_share_1 partition of value_forecast_share for values in (1);
create index value_forecast_share_of_referrer on value_forecast_share (half, referrer_id);

-- All that is forecast now, a row for each figure of each customer.
create view forecast_now as
  select s.valuation_id, f.customer_id, 'own-purchase' as kind, 'CLV' as component, 'own' as flow, null::uuid as friend_id,
    f.amount_minor, f.low_minor, f.median_minor, f.high_minor, null::char(1) as grade, f.computed_at
  from standing_valuation s join value_forecast f on f.half = s.half where s.valuation_id is not null
  union all
  select s.valuation_id, r.referrer_id, 'referral', 'CRV', 'credit', r.friend_id,
    r.amount_minor, r.low_minor, r.median_minor, r.high_minor, r.grade, r.computed_at
  from standing_valuation s join value_forecast_share r on r.half = s.half where s.valuation_id is not null
  union all
  select s.valuation_id, r.friend_id, 'referral', 'CLV', 'debit', r.friend_id,
    -r.amount_minor, -r.high_minor, -r.median_minor, -r.low_minor, r.grade, r.computed_at
  from standing_valuation s join value_forecast_share r on r.half = s.half where s.valuation_id is not null;
