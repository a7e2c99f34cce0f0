-- The reporting currency may change until an order is counted in it, when gifts may already have figures: what it was, and until
-- when. The moment is that of the change of the company's row, and where none is told, that of the server's clock.
create table former_currency (
  until timestamptz(3) not null,
  currency char(3) not null,
  constraint former_currency_pkey primary key (until)
);
create trigger rows_never_change before update or delete on former_currency for each row execute function refuse_change();
create trigger table_is_never_emptied before truncate on former_currency for each statement execute function refuse_change();

create function keep_former_currency() returns trigger language plpgsql as $$
begin
  insert into former_currency (until, currency)
    select greatest(case when new.updated_at is distinct from old.updated_at then new.updated_at else clock_timestamp() end, max(until)),
      old.currency from former_currency
    on conflict do nothing;
  return null;
end
$$;
create trigger former_currencies_are_kept after update of currency on company for each row
  when (old.currency is not null and old.currency is distinct from new.currency) execute function keep_former_currency();
