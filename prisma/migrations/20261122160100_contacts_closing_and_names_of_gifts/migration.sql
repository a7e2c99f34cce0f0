-- Who is answerable for the data that customers share, for their receipts.
alter table company
  add column contact_name text,
  add column contact_email text,
  add column contact_phone text,
  add column contact_address text,
  add column jurisdiction text;

-- ν, the share of shipped ideas that would not have been built otherwise: Beta(alpha, beta), and where that comes from.
alter table value_parameters
  add column idea_alpha integer not null default 3,
  add column idea_beta integer not null default 7,
  add column idea_source text,
  add constraint value_parameters_idea_prior_is_known check (idea_alpha between 1 and 1000 and idea_beta between 1 and 1000);

-- The word with which a seat was taken away.
alter table group_membership add column word text;

-- Staff may close a thread that needs no answer, with a reason that the customer reads and may reopen.
alter table door_settlement
  add column staff_id uuid,
  add constraint door_settlement_staff_id_fkey foreign key (staff_id) references staff (id),
  drop constraint door_settlement_state_is_known,
  add constraint door_settlement_state_is_known check (state in ('settled', 'reopened', 'closed')),
  add constraint door_settlement_is_closed_by_staff check ((state = 'closed') = (staff_id is not null));

create or replace view door_standing as
select t.id, t.customer_id, t.door_person_id, t.subject, t.confidential, t.opened_at, t.complaint_at, t.complaint_by, t.outcome_id,
  d.staff_id as named_id, coalesce(g.to_id, d.staff_id) as holder_id, d.answer_minutes,
  p.id as promise_id, p.made_at as promised_at, p.due_at, a.at as answered_at, s.state as settlement, s.at as settled_at,
  p.id is not null and a.promise_id is null and s.state is distinct from 'settled' and s.state is distinct from 'closed' as waits,
  s.staff_id as settled_by
from door_thread t
join door_person d on d.id = t.door_person_id
left join lateral (select to_id from door_delegation where thread_id = t.id order by at desc, id desc limit 1) g on true
left join lateral (select id, made_at, due_at from door_promise where thread_id = t.id order by made_at desc, id desc limit 1) p on true
left join door_answer a on a.promise_id = p.id
left join lateral (select state, at, staff_id from door_settlement where thread_id = t.id order by at desc, id desc limit 1) s on true;

-- Gifts that the product writes get a name of their own, by which outcomes can be sent for them: also those of before.
alter table contribution disable trigger rows_never_change;

update contribution c set external_id = n.name
from (
  select id, name, row_number() over (partition by name order by occurred_at, id) as nth
  from (
    select id, occurred_at, case
      when kind = 'idea' and subject_kind = 'idea' then 'idea/' || subject_id
      when kind = 'idea-vote' and subject_kind = 'idea' then 'idea-vote/' || subject_id || '/' || customer_id
      when kind = 'idea-comment' and evidence ? 'commentId' then 'idea-comment/' || (evidence ->> 'commentId')
      when kind = 'data-sharing-consent' and subject_kind = 'purpose' then 'consent/' || subject_id || '/' || customer_id
    end as name
    from contribution where external_id is null
  ) named where name is not null
) n
where n.id = c.id and n.nth = 1 and not exists (select 1 from contribution other where other.external_id = n.name);

alter table contribution enable trigger rows_never_change;
