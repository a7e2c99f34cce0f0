-- Which contributions had a part in an outcome was told at some moment: null where it was not kept, and then it was
-- known as soon as the outcome itself.
alter table outcome_influence add column recorded_at timestamptz(3);

-- What was once taken back may come to stand again: a figure is the same one only where it was computed at the same moment.
drop index value_entry_once_per_contribution;
create unique index value_entry_once_per_contribution on value_entry
  (contribution_id, coalesce(customer_id, '00000000-0000-0000-0000-000000000000'), kind, basis, flow, formula,
   coalesce(outcome_id, contribution_id), occurred_at, amount_minor, parameters_version, computed_at)
  where reversal_of is null and order_id is null and contribution_id is not null;

-- Everything that is wrong with the books, those of value too: their running totals are the sums of their entries, and
-- what is credited is debited elsewhere, if need be on the company's own account.
create or replace function audit_ledger() returns table (problem text, subject text) language sql stable as $$
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
  union all
  select 'total differs from entries', coalesce(t.customer_id, e.customer_id)::text || ' ' || coalesce(t.currency, e.currency)
    from value_total t full join (
      select customer_id, currency,
        coalesce(sum(amount_minor) filter (where basis = 'realised'), 0) as realised,
        coalesce(sum(amount_minor) filter (where basis = 'realised' and flow = 'own'), 0) as own,
        coalesce(sum(amount_minor) filter (where basis = 'expected'), 0) as expected,
        coalesce(sum(amount_minor) filter (where basis = 'expected' and flow = 'own'), 0) as expected_own
      from value_entry where customer_id is not null group by customer_id, currency
    ) e on e.customer_id = t.customer_id and e.currency = t.currency
    where (t.realised_minor, t.own_minor, t.expected_minor, t.expected_own_minor)
      is distinct from (e.realised, e.own, e.expected, e.expected_own)
  union all
  select 'components do not add up to the total', t.customer_id::text || ' ' || t.currency from value_total t
    where t.realised_minor <> t.clv_minor + t.crv_minor + t.civ_minor + t.ckv_minor + t.cost_minor
      or t.expected_minor <> t.expected_clv_minor + t.expected_crv_minor + t.expected_civ_minor + t.expected_ckv_minor + t.expected_cost_minor
  union all
  select 'credits and debits do not cancel', e.basis || ' ' || e.currency
    from value_entry e where e.flow in ('credit', 'debit') group by e.basis, e.currency having sum(e.amount_minor) <> 0
$$;
