create table notification (
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  key text not null,
  data jsonb not null default '{}',
  created_at timestamptz(3) not null,
  read_at timestamptz(3),
  constraint notification_pkey primary key (id),
  constraint notification_account_id_fkey foreign key (account_id) references account (id) on delete cascade,
  constraint notification_is_read_after_it_came check (read_at >= created_at),
  constraint notification_data_is_an_object check (jsonb_typeof(data) = 'object')
);
create unique index notification_key_key on notification (key);
create index notification_account_id_created_at_id_idx on notification (account_id, created_at desc, id desc);
create index notification_unread on notification (account_id, kind) where read_at is null;

create table notification_preference (
  account_id uuid not null,
  kind text not null,
  by_mail boolean not null,
  set_at timestamptz(3) not null,
  constraint notification_preference_pkey primary key (account_id, kind),
  constraint notification_preference_account_id_fkey foreign key (account_id) references account (id) on delete cascade
);

-- A mail of news knows whom and what kind it is about, so that it is asked again at the moment of sending whether it is wanted.
alter table outbox_mail
  add column account_id uuid,
  add column news_kind text,
  add column unwanted_at timestamptz(3),
  add constraint outbox_mail_news_is_for_somebody check ((account_id is null) = (news_kind is null)),
  add constraint outbox_mail_has_one_end check (num_nonnulls(sent_at, given_up_at, unwanted_at) <= 1);
drop index outbox_mail_waiting;
create index outbox_mail_waiting on outbox_mail (next_attempt_at) where sent_at is null and given_up_at is null and unwanted_at is null;

-- Value by month reads the entries of a span of time; they are written nearly in that order.
create index value_entry_by_time on value_entry using brin (occurred_at);
