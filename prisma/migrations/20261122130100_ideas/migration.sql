create extension if not exists pg_trgm;

-- Text as it is compared: lower case without accents, also where the database knows only ASCII letters.
create function folded(said text) returns text language sql immutable parallel safe strict as $$
  select translate(lower(said), 'ÀÁÂÃÄÅàáâãäåÈÉÊËèéêëÌÍÎÏìíîïÒÓÔÕÖØòóôõöøÙÚÛÜùúûüÇçÑñÝýÿŠšŽž',
    'aaaaaaaaaaaaeeeeeeeeiiiiiiiioooooooooooouuuuuuuuccnnyyysszz')
$$;

create table idea (
  id uuid primary key,
  author_id uuid not null references customer (id),
  title text not null,
  story text not null default '',
  topic text,
  status text not null default 'open',
  state text not null,
  moderation_note text,
  vote_count integer not null default 0,
  comment_count integer not null default 0,
  created_at timestamptz(3) not null,
  published_at timestamptz(3),
  answered_at timestamptz(3),
  contribution_id uuid references contribution (id),
  outcome_id uuid references outcome (id),
  search tsvector not null generated always as (
    setweight(to_tsvector('english', folded(title)) || to_tsvector('simple', folded(title)), 'A') ||
    setweight(to_tsvector('english', folded(left(story, 2000))), 'D')
  ) stored,
  constraint idea_title_is_a_line check (char_length(title) between 1 and 140),
  constraint idea_story_fits check (char_length(story) <= 8000),
  constraint idea_topic_is_a_word check (char_length(topic) between 1 and 40),
  constraint idea_status_is_known check (status in ('open', 'planned', 'started', 'shipped', 'declined')),
  constraint idea_state_is_known check (state in ('waiting', 'live', 'hidden')),
  constraint idea_counts_are_not_negative check (vote_count >= 0 and comment_count >= 0),
  constraint idea_was_published check (state <> 'live' or published_at is not null)
);

create table idea_vote (
  idea_id uuid not null references idea (id),
  customer_id uuid not null references customer (id),
  voted_at timestamptz(3) not null,
  primary key (idea_id, customer_id)
);

create table idea_comment (
  id uuid primary key,
  idea_id uuid not null references idea (id),
  customer_id uuid references customer (id),
  staff_id uuid references staff (id),
  text text not null,
  state text not null,
  moderation_note text,
  created_at timestamptz(3) not null,
  published_at timestamptz(3),
  constraint idea_comment_fits check (char_length(text) between 1 and 4000),
  constraint idea_comment_state_is_known check (state in ('waiting', 'live', 'hidden')),
  constraint idea_comment_has_one_author check (num_nonnulls(customer_id, staff_id) = 1)
);

create table idea_answer (
  id uuid primary key,
  idea_id uuid not null references idea (id),
  staff_id uuid not null references staff (id),
  status text not null,
  text text not null,
  at timestamptz(3) not null,
  constraint idea_answer_fits check (char_length(text) between 1 and 4000),
  constraint idea_answer_status_is_known check (status in ('open', 'planned', 'started', 'shipped', 'declined'))
);

-- The lists: most wanted, new, answered; a topic narrows them.
create index idea_most_wanted on idea (vote_count desc, id desc) where state = 'live' and status in ('open', 'planned', 'started');
create index idea_newest on idea (published_at desc, id desc) where state = 'live';
create index idea_answered on idea (answered_at desc, id desc) where state = 'live' and answered_at is not null;
create index idea_topic on idea (topic) where state = 'live' and topic is not null;
create index idea_waiting on idea (created_at) where state = 'waiting';
create index idea_author on idea (author_id, created_at desc);
create index idea_search on idea using gin (search) with (fastupdate = off);
create index idea_title_letters on idea using gin (folded(title) gin_trgm_ops) with (fastupdate = off);
create index idea_vote_customer on idea_vote (customer_id, voted_at desc);
create index idea_vote_latest on idea_vote (idea_id, voted_at desc);
create index idea_comment_idea on idea_comment (idea_id, created_at);
create index idea_comment_waiting on idea_comment (created_at) where state = 'waiting';
create index idea_comment_customer on idea_comment (customer_id);
create index idea_answer_idea on idea_answer (idea_id, at desc);

create trigger rows_never_change before update or delete on idea_answer for each row execute function refuse_change();
create trigger table_is_never_emptied before truncate on idea_answer for each statement execute function refuse_change();

-- A stamp of all that the public pages show. Every commit that changes some of it raises the sum, so a page that was kept
-- under a sum is exactly as old as the sum. Thirty-two rows, and the last lock of the transaction: votes do not queue here.
create table public_change (
  slot integer primary key,
  version bigint not null default 0
) with (fillfactor = 50);
insert into public_change (slot) select generate_series(0, 31);

create function note_public_change() returns trigger language plpgsql as $$
begin
  if current_setting('kith.public_change', true) is distinct from pg_current_xact_id()::text then
    update public_change set version = version + 1 where slot = pg_backend_pid() % 32;
    perform set_config('kith.public_change', pg_current_xact_id()::text, true);
  end if;
  return null;
end
$$;

create constraint trigger idea_is_public after insert or update or delete on idea
  deferrable initially deferred for each row execute function note_public_change();
create constraint trigger idea_comment_is_public after insert or update or delete on idea_comment
  deferrable initially deferred for each row execute function note_public_change();
create constraint trigger idea_answer_is_public after insert on idea_answer
  deferrable initially deferred for each row execute function note_public_change();
create constraint trigger company_is_public after update on company
  deferrable initially deferred for each row execute function note_public_change();
create constraint trigger customer_name_is_public after update on customer
  deferrable initially deferred for each row
  when (old.name is distinct from new.name or old.joined_at is distinct from new.joined_at) execute function note_public_change();
create constraint trigger staff_name_is_public after update on staff
  deferrable initially deferred for each row
  when (old.name is distinct from new.name or old.title is distinct from new.title) execute function note_public_change();
