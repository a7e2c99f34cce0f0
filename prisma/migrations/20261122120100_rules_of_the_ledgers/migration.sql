-- One row of settings each.
alter table company add constraint company_is_one_row check (id = 1);
alter table referral_programme add constraint referral_programme_is_one_row check (id = 1);
insert into company (id) values (1);
insert into referral_programme (id) values (1);
insert into value_parameters (version, created_at) values (1, '2026-01-01T00:00:00Z');

-- Values that only make sense within bounds.
alter table company
  add constraint company_currency_is_a_code check (currency ~ '^[A-Z]{3}$'),
  add constraint company_hue_is_an_angle check (brand_hue between 0 and 360),
  add constraint company_chroma_is_in_gamut check (brand_chroma between 0 and 300);
alter table staff add constraint staff_role_is_known check (role in ('owner', 'manager', 'moderator', 'executive'));
alter table value_parameters
  add constraint margin_is_a_share check (margin_basis_points between 0 and 10000),
  add constraint referral_prior_is_proper check (referral_alpha > 0 and referral_beta > 0),
  add constraint horizon_is_positive check (horizon_months between 1 and 120),
  add constraint acquisition_cost_is_not_negative check (acquisition_cost_minor >= 0);
alter table purchase_order
  add constraint order_amount_is_not_negative check (amount_minor >= 0),
  add constraint order_cost_is_not_negative check (cost_minor >= 0),
  add constraint order_currency_is_a_code check (currency ~ '^[A-Z]{3}$');
alter table refund add constraint refund_amount_is_positive check (amount_minor > 0);
alter table contribution add constraint contribution_quantity_is_positive check (quantity > 0);
alter table referral_programme add constraint window_is_positive check (attribution_window_days between 1 and 730);
alter table attribution add constraint nobody_refers_themselves check (referee_id <> referrer_id);
alter table reward_rule
  add constraint reward_amounts_are_not_negative check (advocate_amount_minor >= 0 and friend_amount_minor >= 0 and minimum_order_minor >= 0),
  add constraint hold_is_not_negative check (hold_days between 0 and 365);
alter table reward add constraint reward_amount_is_positive check (amount_minor > 0);

-- A mailbox names at most one record that nobody has claimed and that has no id of the shop.
create unique index customer_email_without_external_id on customer (email) where external_id is null and email is not null;
-- One advocate and one friend are rewarded for a friend who joined, once.
create unique index reward_once_per_outcome on reward (outcome_id, beneficiary_id) where outcome_id is not null;
-- A figure is reversed in full at most once by the same cause.
create unique index value_reversal_once_per_refund on value_entry (reversal_of, refund_id) where reversal_of is not null;
create unique index value_entry_once_per_order on value_entry (order_id, customer_id, kind, flow, coalesce(reward_id, order_id), parameters_version, computed_at)
  where reversal_of is null and order_id is not null;
-- The company's total needs the savings by themselves: they are no transfer between customers.
create index value_entry_saving on value_entry (currency) include (amount_minor) where flow = 'saving';
create index outbox_mail_waiting on outbox_mail (next_attempt_at) where sent_at is null and given_up_at is null;

-- Append-only tables: a correction is a new row.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: write a new row instead of changing or deleting one', tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

do $$
declare
  name text;
begin
  foreach name in array array[
    'activity_event', 'contribution', 'outcome_state', 'outcome_influence', 'purchase_order', 'refund', 'click',
    'attribution', 'reward_rule', 'reward', 'ledger_transfer', 'ledger_entry', 'value_parameters', 'value_entry'
  ] loop
    execute format('create trigger rows_never_change before update or delete on %I for each row execute function refuse_change()', name);
    execute format('create trigger table_is_never_emptied before truncate on %I for each statement execute function refuse_change()', name);
  end loop;
end
$$;

-- Refunds of an order never exceed it.
create function check_refunds_within_order() returns trigger language plpgsql as $$
declare
  ordered bigint;
  refunded bigint;
begin
  select amount_minor into ordered from purchase_order where id = new.order_id for update;
  select coalesce(sum(amount_minor), 0) into refunded from refund where order_id = new.order_id;
  if refunded > ordered then
    raise exception 'refunds of % exceed the order of %', refunded, ordered using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create constraint trigger refunds_stay_within_order after insert on refund
  for each row execute function check_refunds_within_order();

-- The reward ledger: accounts.
alter table ledger_account
  add constraint ledger_account_kind_is_known check (kind in ('expense', 'pending', 'available', 'debt')),
  add constraint ledger_account_stays_covered check (allow_negative or balance >= 0);
create unique index ledger_account_once on ledger_account (kind, owner_pseudonym, currency) nulls not distinct;
alter table ledger_entry add constraint ledger_entry_moves_something check (amount <> 0);
alter table ledger_transfer
  add constraint ledger_transfer_reverses_its_own foreign key (reverses_id) references ledger_transfer (id),
  add constraint ledger_transfer_reward foreign key (reward_id) references reward (id);

create function refuse_account_removal() returns trigger language plpgsql as $$
begin
  raise exception 'accounts of the ledger are never deleted' using errcode = 'insufficient_privilege';
end
$$;
create trigger accounts_stay before delete on ledger_account for each row execute function refuse_account_removal();
create trigger accounts_are_never_emptied before truncate on ledger_account for each statement execute function refuse_account_removal();

-- Every transfer sums to zero in each currency, and reversals of a transfer never exceed it.
create function check_transfer() returns trigger language plpgsql as $$
declare
  unbalanced text;
  original uuid;
begin
  select a.currency into unbalanced from ledger_entry e join ledger_account a on a.id = e.account_id
    where e.transfer_id = new.transfer_id group by a.currency having sum(e.amount) <> 0 limit 1;
  if unbalanced is not null then
    raise exception 'transfer % does not balance in %', new.transfer_id, unbalanced using errcode = 'check_violation';
  end if;
  select reverses_id into original from ledger_transfer where id = new.transfer_id;
  if original is not null and (
    select coalesce(sum(e.amount), 0) from ledger_entry e join ledger_transfer t on t.id = e.transfer_id
      where t.reverses_id = original and e.amount > 0
  ) > (select sum(amount) from ledger_entry where transfer_id = original and amount > 0) then
    raise exception 'reversals exceed transfer %', original using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create constraint trigger transfers_balance after insert on ledger_entry
  deferrable initially deferred for each row execute function check_transfer();

-- Finds or opens an account of the books; `customer` is null for the company's own.
create function ledger_account_of(account_kind text, customer uuid, account_currency text) returns uuid
language plpgsql as $$
declare
  owner uuid;
  found_id uuid;
begin
  if customer is not null then
    insert into ledger_owner (pseudonym, customer_id) values (gen_random_uuid(), customer) on conflict (customer_id) do nothing;
    select pseudonym into owner from ledger_owner where customer_id = customer;
  end if;
  select id into found_id from ledger_account
    where kind = account_kind and owner_pseudonym is not distinct from owner and currency = account_currency;
  if found_id is not null then return found_id; end if;
  insert into ledger_account (id, kind, owner_pseudonym, currency, allow_negative)
    values (gen_random_uuid(), account_kind, owner, account_currency, account_kind in ('expense', 'debt'))
    on conflict do nothing;
  select id into strict found_id from ledger_account
    where kind = account_kind and owner_pseudonym is not distinct from owner and currency = account_currency;
  return found_id;
end
$$;

-- Posts a transfer once for its scope and key. `postings` is an array of {account, amount}.
-- Returns false, and does nothing, where that key was posted before.
create function post_transfer(
  transfer uuid, scope text, key text, transfer_kind text, reward uuid, reverses uuid, at timestamptz, postings jsonb
) returns boolean language plpgsql as $$
begin
  insert into ledger_transfer (id, idem_scope, idem_key, kind, reward_id, reverses_id, created_at)
    values (transfer, scope, key, transfer_kind, reward, reverses, at)
    on conflict (idem_scope, idem_key) do nothing;
  if not found then return false; end if;
  perform 1 from ledger_account
    where id in (select (p ->> 'account')::uuid from jsonb_array_elements(postings) p) order by id for update;
  with moved as (
    update ledger_account a set balance = a.balance + p.amount, version = a.version + 1
      from (select (e ->> 'account')::uuid as account, sum((e ->> 'amount')::bigint)::bigint as amount
            from jsonb_array_elements(postings) e group by 1) p
      where a.id = p.account
      returning a.id, p.amount, a.balance, a.version
  )
  insert into ledger_entry (transfer_id, account_id, amount, balance_after, account_version)
    select transfer, id, amount, balance, version from moved;
  return true;
end
$$;

-- Everything that is wrong with the books; no rows when they are right.
create function audit_ledger() returns table (problem text, subject text) language sql stable as $$
  select 'currency does not sum to zero', a.currency::text
    from ledger_entry e join ledger_account a on a.id = e.account_id group by a.currency having sum(e.amount) <> 0
  union all
  select 'transfer does not sum to zero', e.transfer_id::text || ' ' || a.currency
    from ledger_entry e join ledger_account a on a.id = e.account_id
    group by e.transfer_id, a.currency having sum(e.amount) <> 0
  union all
  select 'transfer has no entries', t.id::text
    from ledger_transfer t where not exists (select 1 from ledger_entry e where e.transfer_id = t.id)
  union all
  select 'balance differs from entries', a.id::text
    from ledger_account a left join ledger_entry e on e.account_id = a.id
    group by a.id having a.balance <> coalesce(sum(e.amount), 0)
  union all
  select 'versions have gaps', a.id::text
    from ledger_account a left join ledger_entry e on e.account_id = a.id
    group by a.id having a.version <> count(e.account_version) or a.version <> coalesce(max(e.account_version), 0)
  union all
  select 'balance_after breaks the chain', chain.account_id::text || ' version ' || chain.account_version
    from (select account_id, account_version, balance_after,
                 sum(amount) over (partition by account_id order by account_version) as expected from ledger_entry) chain
    where chain.balance_after <> chain.expected
  union all
  select 'account is below zero', a.id::text from ledger_account a where a.balance < 0 and not a.allow_negative
$$;
