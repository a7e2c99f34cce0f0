-- The words of titles, so that each typed word is found by itself, however it is spelt: by its letters in threes, or by the
-- same letters in another order. Grows with the vocabulary, not with the ideas.
create table idea_word (
  word text primary key,
  letters text not null
);

create function sorted_letters(word text) returns text language sql immutable strict parallel safe as $$
  select string_agg(letter, '' order by letter collate "C") from regexp_split_to_table(word, '') as letter
$$;

create function words_of_title(title text) returns table (word text, letters text) language sql immutable strict parallel safe as $$
  select word, sorted_letters(word) from unnest(tsvector_to_array(to_tsvector('simple', folded(title)))) as word
  where char_length(word) between 4 and 40
$$;

insert into idea_word (word, letters)
  select distinct said.word, said.letters from idea, words_of_title(idea.title) said;
create index idea_word_letters on idea_word (letters);
create index idea_word_threes on idea_word using gin (word gin_trgm_ops) with (fastupdate = off);

-- In the order of the words, so that two ideas with the same new words wait for each other and never in a ring.
create function note_idea_words() returns trigger language plpgsql as $$
begin
  insert into idea_word (word, letters) select word, letters from words_of_title(new.title) order by word on conflict do nothing;
  return null;
end
$$;
create trigger idea_has_words after insert or update of title on idea for each row execute function note_idea_words();

-- A stamp for each idea: a vote for one leaves the kept pages of all others as they are. What all pages show, the names of
-- people and of the company, has a sum of its own.
alter table idea add column version bigint not null default 0;
alter table public_change add column names bigint not null default 0;

create function raise_idea_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end
$$;
create trigger idea_version_rises before update on idea for each row execute function raise_idea_version();

create function touch_idea() returns trigger language plpgsql as $$
begin
  update idea set version = version where id = coalesce(new.idea_id, old.idea_id);
  return null;
end
$$;
create trigger idea_comment_appears after insert on idea_comment for each row when (new.state = 'live') execute function touch_idea();
create trigger idea_comment_changes after update on idea_comment for each row
  when (new.state = 'live' or old.state = 'live') execute function touch_idea();
create trigger idea_comment_goes after delete on idea_comment for each row when (old.state = 'live') execute function touch_idea();
create trigger idea_answer_appears after insert on idea_answer for each row execute function touch_idea();

create function note_public_names() returns trigger language plpgsql as $$
begin
  if current_setting('kith.public_names', true) is distinct from pg_current_xact_id()::text then
    update public_change set version = version + 1, names = names + 1 where slot = pg_backend_pid() % 32;
    perform set_config('kith.public_names', pg_current_xact_id()::text, true);
  end if;
  return null;
end
$$;
drop trigger company_is_public on company;
drop trigger customer_name_is_public on customer;
drop trigger staff_name_is_public on staff;
create constraint trigger company_is_public after update on company
  deferrable initially deferred for each row execute function note_public_names();
create constraint trigger customer_name_is_public after update on customer
  deferrable initially deferred for each row
  when (old.name is distinct from new.name or old.joined_at is distinct from new.joined_at) execute function note_public_names();
create constraint trigger staff_name_is_public after update on staff
  deferrable initially deferred for each row
  when (old.name is distinct from new.name or old.title is distinct from new.title) execute function note_public_names();

-- A merge lasts until it is undone. An idea that was merged keeps its words, votes and comments, and leads on to the other.
create table idea_merge (
  id uuid primary key,
  idea_id uuid not null references idea (id),
  into_id uuid not null references idea (id),
  merged_at timestamptz(3) not null,
  merged_by uuid not null references staff (id),
  carried integer not null,
  undone_at timestamptz(3),
  undone_by uuid references staff (id),
  constraint idea_merges_with_another check (idea_id <> into_id),
  constraint idea_merge_was_undone_by_somebody check ((undone_at is null) = (undone_by is null)),
  constraint idea_merge_is_undone_later check (undone_at >= merged_at),
  constraint idea_merge_carries_votes check (carried >= 0)
);
create unique index idea_merge_stands on idea_merge (idea_id) where undone_at is null;

alter table idea
  add column merged_into uuid references idea (id),
  drop constraint idea_state_is_known,
  add constraint idea_state_is_known check (state in ('waiting', 'live', 'hidden', 'merged')),
  add constraint idea_merged_leads_on check ((state = 'merged') = (merged_into is not null));
create index idea_merged_into on idea (merged_into) where merged_into is not null;

-- A vote that a merge brought, rather than the person.
alter table idea_vote add column carried_by uuid references idea_merge (id);
create index idea_vote_carried on idea_vote (carried_by) where carried_by is not null;

-- An idea with all that were merged into it, at however many steps.
create function ideas_in_one(idea_id uuid) returns setof uuid language sql stable parallel safe as $$
  with recursive one as (
    select idea_id as id union select i.id from idea i join one on i.merged_into = one.id
  )
  select id from one
$$;

-- Who wants no mails about one idea.
create table idea_silence (
  idea_id uuid not null references idea (id),
  customer_id uuid not null references customer (id),
  since timestamptz(3) not null,
  primary key (idea_id, customer_id)
);

-- Nothing looks for the letters of whole titles any more: among many ideas that cost more than all words together.
drop index idea_title_letters;
