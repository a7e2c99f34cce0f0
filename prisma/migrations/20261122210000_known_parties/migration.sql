-- Whether two customers are of the same company is told by the domain of their mailboxes and by their organisations. What tells
-- it now stands in the customer's own row, since `party_since`, or since the row was made where that is null.
alter table customer add column party_since timestamptz(3);

-- What told it before, and until when: a row where it changed, none for whoever never changed.
create table former_party (
  customer_id uuid not null,
  until timestamptz(3) not null,
  domain text,
  organization_id uuid,
  constraint former_party_pkey primary key (customer_id, until),
  constraint former_party_customer_id_fkey foreign key (customer_id) references customer (id) on delete restrict on update cascade
);
create trigger rows_never_change before update or delete on former_party for each row execute function refuse_change();
create trigger table_is_never_emptied before truncate on former_party for each statement execute function refuse_change();

-- Keeps what was known of a customer whenever it changes, whoever changes it. The moment is the one that is written into
-- `party_since`; where none is, it is that of the server's clock. What lasted for no time at all was never known.
create function keep_former_party() returns trigger language plpgsql as $$
declare
  was text := nullif(split_part(lower(old.email), '@', 2), '');
  since timestamptz(3) := coalesce(old.party_since, old.created_at);
begin
  if old.organization_id is not distinct from new.organization_id
    and was is not distinct from nullif(split_part(lower(new.email), '@', 2), '') then
    new.party_since := old.party_since;
    return new;
  end if;
  if new.party_since is not distinct from old.party_since then
    new.party_since := clock_timestamp();
  end if;
  new.party_since := greatest(new.party_since, since);
  if new.party_since > since then
    insert into former_party (customer_id, until, domain, organization_id)
      values (old.id, new.party_since, was, old.organization_id);
  end if;
  return new;
end
$$;
create trigger former_parties_are_kept before update of email, organization_id, party_since on customer
  for each row execute function keep_former_party();
