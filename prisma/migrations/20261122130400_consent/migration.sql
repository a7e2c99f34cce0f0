-- CreateTable
create table purpose (
  id uuid primary key,
  key text not null unique,
  name text not null,
  created_at timestamptz(3) not null,
  created_by uuid references staff (id),
  closed_at timestamptz(3),
  closed_by uuid references staff (id),
  constraint purpose_key_is_a_word check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 60)
);

create table purpose_notice (
  id uuid primary key,
  purpose_id uuid not null references purpose (id),
  version integer not null,
  what text not null,
  why text not null,
  what_you_get text not null,
  categories text[] not null,
  locale text not null,
  text_sha256 text not null,
  at timestamptz(3) not null,
  created_by uuid references staff (id),
  constraint notice_version_is_positive check (version > 0),
  constraint notice_hash_is_sha256 check (text_sha256 ~ '^[0-9a-f]{64}$')
);
create unique index purpose_notice_purpose_id_version_key on purpose_notice (purpose_id, version);
-- A consent names a notice of its own purpose.
alter table purpose_notice add constraint purpose_notice_belongs_to_purpose unique (id, purpose_id);

create table consent_event (
  id uuid primary key,
  seq bigserial not null,
  customer_id uuid not null references customer (id),
  purpose_id uuid not null references purpose (id),
  notice_id uuid not null,
  state text not null,
  method text not null,
  surface text not null,
  actor_kind text not null,
  actor_id uuid,
  at timestamptz(3) not null,
  address_hmac text,
  user_agent_family text,
  constraint consent_state_is_known check (state in ('given', 'withdrawn')),
  constraint consent_event_notice_of_its_purpose foreign key (notice_id, purpose_id) references purpose_notice (id, purpose_id)
);
create unique index consent_event_seq_key on consent_event (seq);
create index consent_event_customer_id_purpose_id_seq_idx on consent_event (customer_id, purpose_id, seq desc);
create index consent_event_purpose_id_customer_id_seq_idx on consent_event (purpose_id, customer_id, seq desc);

create table data_use (
  id uuid primary key,
  purpose_id uuid not null references purpose (id),
  used_on date not null,
  used_for text not null,
  people integer not null,
  recorded_at timestamptz(3) not null,
  recorded_by uuid references staff (id),
  constraint data_use_people_is_not_negative check (people >= 0)
);
create index data_use_purpose_id_used_on_idx on data_use (purpose_id, used_on desc);

create table profile_field (
  id uuid primary key,
  seq bigserial not null,
  customer_id uuid not null references customer (id),
  field text not null,
  value text not null,
  shared boolean not null,
  at timestamptz(3) not null,
  constraint profile_field_is_known check (field in ('job-title', 'industry', 'company-size', 'country', 'birthday-month')),
  constraint nothing_is_not_shared check (value <> '' or not shared)
);
create unique index profile_field_seq_key on profile_field (seq);
create index profile_field_customer_id_field_seq_idx on profile_field (customer_id, field, seq desc);

-- Append-only. A profile field may be deleted, when somebody is erased; it is never rewritten.
do $$
declare
  name text;
begin
  foreach name in array array['purpose_notice', 'consent_event', 'data_use'] loop
    execute format('create trigger rows_never_change before update or delete on %I for each row execute function refuse_change()', name);
    execute format('create trigger table_is_never_emptied before truncate on %I for each statement execute function refuse_change()', name);
  end loop;
end
$$;
create trigger rows_never_change before update on profile_field for each row execute function refuse_change();

-- What stands now: the latest word of each person on each purpose, and on each field.
create view consent_now as
  select distinct on (customer_id, purpose_id) * from consent_event order by customer_id, purpose_id, seq desc;
create view profile_field_now as
  select distinct on (customer_id, field) * from profile_field order by customer_id, field, seq desc;

-- A gift is priced once by each formula: by its outcome and the moment of what was measured, else as not measured. A later
-- measurement is a figure of its own, after the earlier one was reversed.
create unique index value_entry_once_per_contribution on value_entry
  (contribution_id, kind, flow, formula, coalesce(outcome_id, contribution_id), occurred_at, amount_minor, parameters_version)
  where reversal_of is null and order_id is null and contribution_id is not null;
