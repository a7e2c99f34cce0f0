-- News says what it is about, so that it goes where what it asks is done elsewhere.
alter table notification
  add column subject text,
  add column until_done boolean not null default false,
  add column done_at timestamptz(3),
  add constraint notification_is_done_after_it_came check (done_at >= created_at);

update notification set subject = case
    when data ->> 'path' ~ '^/(admin/inbox|open-door)/[0-9a-f-]{36}$' then 'door-thread/' || right(data ->> 'path', 36)
    else data ->> 'path'
  end
where data ? 'path';
-- What older news asked for is done by reading it; see until_done.
update notification set done_at = read_at where read_at is not null;

create index notification_not_done on notification (subject) where done_at is null;
create index notification_waits on notification (account_id, kind) where until_done and done_at is null;
