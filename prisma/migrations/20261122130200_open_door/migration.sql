create table door_person (
  id uuid not null,
  staff_id uuid not null,
  sentence text not null,
  answer_minutes integer not null,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  constraint door_person_pkey primary key (id),
  constraint door_person_staff_id_fkey foreign key (staff_id) references staff (id),
  constraint door_person_answers_within_reason check (answer_minutes between 60 and 12000),
  constraint door_person_closes_after_opening check (closed_at >= opened_at)
);
-- Somebody stands behind the door once at a time.
create unique index door_person_once on door_person (staff_id) where closed_at is null;

create table door_thread (
  id uuid not null,
  customer_id uuid not null,
  door_person_id uuid not null,
  subject text not null,
  confidential boolean not null,
  opened_at timestamptz(3) not null,
  complaint_at timestamptz(3),
  complaint_by uuid,
  outcome_id uuid,
  constraint door_thread_pkey primary key (id),
  constraint door_thread_customer_id_fkey foreign key (customer_id) references customer (id),
  constraint door_thread_door_person_id_fkey foreign key (door_person_id) references door_person (id),
  constraint door_thread_complaint_by_fkey foreign key (complaint_by) references staff (id),
  constraint door_thread_outcome_id_fkey foreign key (outcome_id) references outcome (id),
  constraint door_thread_is_marked_since_a_day check (complaint_by is null or complaint_at is not null)
);
create index door_thread_customer_id_opened_at_idx on door_thread (customer_id, opened_at desc);
create index door_thread_door_person_id_idx on door_thread (door_person_id);

create table door_message (
  id uuid not null,
  thread_id uuid not null,
  staff_id uuid,
  text text not null,
  at timestamptz(3) not null,
  constraint door_message_pkey primary key (id),
  constraint door_message_thread_id_fkey foreign key (thread_id) references door_thread (id),
  constraint door_message_staff_id_fkey foreign key (staff_id) references staff (id),
  constraint door_message_says_something check (length(text) between 1 and 20000)
);
create index door_message_thread_id_at_idx on door_message (thread_id, at);

create table door_promise (
  id uuid not null,
  thread_id uuid not null,
  made_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  constraint door_promise_pkey primary key (id),
  constraint door_promise_thread_id_fkey foreign key (thread_id) references door_thread (id),
  constraint door_promise_lies_ahead check (due_at > made_at)
);
create index door_promise_thread_id_made_at_idx on door_promise (thread_id, made_at desc);
create index door_promise_due_at_idx on door_promise (due_at);

create table door_answer (
  promise_id uuid not null,
  message_id uuid not null,
  at timestamptz(3) not null,
  working_minutes integer not null,
  constraint door_answer_pkey primary key (promise_id),
  constraint door_answer_promise_id_fkey foreign key (promise_id) references door_promise (id),
  constraint door_answer_message_id_fkey foreign key (message_id) references door_message (id),
  constraint door_answer_took_its_time check (working_minutes >= 0)
);
create unique index door_answer_message_id_key on door_answer (message_id);

create table door_overdue (
  promise_id uuid not null,
  told_at timestamptz(3) not null,
  constraint door_overdue_pkey primary key (promise_id),
  constraint door_overdue_promise_id_fkey foreign key (promise_id) references door_promise (id)
);

create table door_delegation (
  id uuid not null,
  thread_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  by_id uuid not null,
  at timestamptz(3) not null,
  constraint door_delegation_pkey primary key (id),
  constraint door_delegation_thread_id_fkey foreign key (thread_id) references door_thread (id),
  constraint door_delegation_from_id_fkey foreign key (from_id) references staff (id),
  constraint door_delegation_to_id_fkey foreign key (to_id) references staff (id),
  constraint door_delegation_by_id_fkey foreign key (by_id) references staff (id),
  constraint door_delegation_goes_to_another check (from_id <> to_id)
);
create index door_delegation_thread_id_at_idx on door_delegation (thread_id, at desc);
create index door_delegation_to_id_idx on door_delegation (to_id);

create table door_settlement (
  id uuid not null,
  thread_id uuid not null,
  state text not null,
  word text,
  at timestamptz(3) not null,
  constraint door_settlement_pkey primary key (id),
  constraint door_settlement_thread_id_fkey foreign key (thread_id) references door_thread (id),
  constraint door_settlement_state_is_known check (state in ('settled', 'reopened')),
  constraint door_settlement_reopens_for_a_reason check (state = 'settled' or word is not null)
);
create index door_settlement_thread_id_at_idx on door_settlement (thread_id, at desc);

create table door_calendar (
  weekday integer not null,
  opens integer not null,
  closes integer not null,
  constraint door_calendar_pkey primary key (weekday),
  constraint door_calendar_weekday_exists check (weekday between 1 and 7),
  constraint door_calendar_closes_after_opening check (0 <= opens and opens < closes and closes <= 1440)
);
insert into door_calendar (weekday, opens, closes) select day, 9 * 60, 17 * 60 from generate_series(1, 5) as day;

create table holiday (
  day date not null,
  name text not null,
  constraint holiday_pkey primary key (day)
);

do $$
declare
  name text;
begin
  foreach name in array array[
    'door_message', 'door_promise', 'door_answer', 'door_overdue', 'door_delegation', 'door_settlement'
  ] loop
    execute format('create trigger rows_never_change before update or delete on %I for each row execute function refuse_change()', name);
    execute format('create trigger table_is_never_emptied before truncate on %I for each statement execute function refuse_change()', name);
  end loop;
end
$$;

-- How a thread stands: who holds it, the latest promise and what became of it, what the customer said last.
create view door_standing as
select t.id, t.customer_id, t.door_person_id, t.subject, t.confidential, t.opened_at, t.complaint_at, t.complaint_by, t.outcome_id,
  d.staff_id as named_id, coalesce(g.to_id, d.staff_id) as holder_id, d.answer_minutes,
  p.id as promise_id, p.made_at as promised_at, p.due_at, a.at as answered_at, s.state as settlement, s.at as settled_at,
  p.id is not null and a.promise_id is null and (s.state is distinct from 'settled') as waits
from door_thread t
join door_person d on d.id = t.door_person_id
left join lateral (select to_id from door_delegation where thread_id = t.id order by at desc, id desc limit 1) g on true
left join lateral (select id, made_at, due_at from door_promise where thread_id = t.id order by made_at desc, id desc limit 1) p on true
left join door_answer a on a.promise_id = p.id
left join lateral (select state, at from door_settlement where thread_id = t.id order by at desc, id desc limit 1) s on true;
