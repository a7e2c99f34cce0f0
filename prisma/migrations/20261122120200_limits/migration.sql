-- How often something was tried; written by rate-limiter-flexible.
create table rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
create index rate_limit_expire_idx on rate_limit (expire);

-- When the next mail may be sent: one row.
create table mail_pace (
  id integer primary key default 1,
  next_at timestamptz(3) not null,
  constraint mail_pace_is_one_row check (id = 1)
);
