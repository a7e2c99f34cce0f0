-- Beta tests and advisory groups: seats, who asked for one, who holds one, and what they agreed to.
create table customer_group (
  id uuid not null constraint customer_group_pkey primary key,
  kind text not null,
  name text not null,
  story text not null,
  members_do text not null,
  members_get text not null,
  seats integer not null,
  admission text not null,
  last_arrival integer not null default 0,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  constraint group_kind_is_known check (kind in ('beta', 'advisory')),
  constraint group_admission_is_known check (admission in ('open', 'review')),
  constraint group_has_seats check (seats between 1 and 10000),
  constraint group_closes_after_it_opened check (closed_at >= opened_at)
);

create table group_agreement (
  id uuid not null constraint group_agreement_pkey primary key,
  group_id uuid not null constraint group_agreement_group_id_fkey references customer_group (id),
  version integer not null,
  text text not null,
  sha256 char(64) not null,
  published_at timestamptz(3) not null,
  published_by uuid not null constraint group_agreement_published_by_fkey references staff (id),
  constraint agreement_version_counts_from_one check (version >= 1),
  constraint agreement_hash_is_of_its_text check (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex'))
);
create unique index group_agreement_group_id_version_key on group_agreement (group_id, version);

create table group_application (
  id uuid not null constraint group_application_pkey primary key,
  group_id uuid not null constraint group_application_group_id_fkey references customer_group (id),
  customer_id uuid not null constraint group_application_customer_id_fkey references customer (id),
  arrival integer not null,
  reason text not null,
  applied_at timestamptz(3) not null,
  decision text,
  word text,
  decided_by uuid constraint group_application_decided_by_fkey references staff (id),
  decided_at timestamptz(3),
  ended_at timestamptz(3),
  constraint decision_is_known check (decision in ('accepted', 'waiting', 'declined')),
  constraint decision_is_dated check ((decision is null) = (decided_at is null)),
  constraint declined_is_ended check (decision is distinct from 'declined' or ended_at is not null)
);
create unique index group_application_group_id_arrival_key on group_application (group_id, arrival);
create index group_application_customer_id_applied_at_idx on group_application (customer_id, applied_at desc);
-- One application at a time; the second of two at once is refused here.
create unique index group_application_once on group_application (group_id, customer_id) where ended_at is null;
create index group_application_in_line on group_application (group_id, arrival) where ended_at is null;

create table group_membership (
  id uuid not null constraint group_membership_pkey primary key,
  group_id uuid not null constraint group_membership_group_id_fkey references customer_group (id),
  customer_id uuid not null constraint group_membership_customer_id_fkey references customer (id),
  application_id uuid not null constraint group_membership_application_id_fkey references group_application (id),
  joined_at timestamptz(3) not null,
  active_at timestamptz(3),
  left_at timestamptz(3),
  removed_at timestamptz(3),
  removed_by uuid constraint group_membership_removed_by_fkey references staff (id),
  constraint membership_ends_one_way check (left_at is null or removed_at is null),
  constraint removal_has_its_author check ((removed_at is null) = (removed_by is null))
);
create unique index group_membership_application_id_key on group_membership (application_id);
create index group_membership_customer_id_idx on group_membership (customer_id);
create unique index group_membership_holds_one_seat on group_membership (group_id, customer_id)
  where left_at is null and removed_at is null;

create table group_acceptance (
  membership_id uuid not null constraint group_acceptance_membership_id_fkey references group_membership (id),
  agreement_id uuid not null constraint group_acceptance_agreement_id_fkey references group_agreement (id),
  accepted_at timestamptz(3) not null,
  constraint group_acceptance_pkey primary key (membership_id, agreement_id)
);

-- Agreements and their acceptances are proof: they only grow.
do $$
declare
  name text;
begin
  foreach name in array array['group_agreement', 'group_acceptance'] loop
    execute format('create trigger rows_never_change before update or delete on %I for each row execute function refuse_change()', name);
    execute format('create trigger table_is_never_emptied before truncate on %I for each statement execute function refuse_change()', name);
  end loop;
end
$$;

-- Nobody holds a seat that the group does not have. The group's row is locked, so that of two at once one comes second.
create function require_seats(of_group uuid) returns void language plpgsql as $$
declare
  had integer;
  held integer;
begin
  select seats into had from customer_group where id = of_group for no key update;
  select count(*) into held from group_membership where group_id = of_group and left_at is null and removed_at is null;
  if held > had then
    raise exception '% hold a seat, but the group has %', held, had using errcode = 'check_violation';
  end if;
end
$$;
create function check_seats_of_membership() returns trigger language plpgsql as $$
begin
  perform require_seats(new.group_id);
  return null;
end
$$;
create function check_seats_of_group() returns trigger language plpgsql as $$
begin
  perform require_seats(new.id);
  return null;
end
$$;
create constraint trigger seats_are_enough after insert or update of left_at, removed_at, group_id on group_membership
  for each row execute function check_seats_of_membership();
create constraint trigger seats_stay_enough after update of seats on customer_group
  for each row execute function check_seats_of_group();
