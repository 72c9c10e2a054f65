-- What a restaurant runs its evening on: settings, versions, imports, curation, feedback, devices, keys, jobs, audit,
-- and the models shared by all replicas. Tenant tables are sealed as in 0001.

alter table restaurant
  -- whether the page /r/<slug> is there for guests
  add column is_public boolean not null default false,
  add column time_zone text not null default 'America/Lima',
  add column tax_rate_pct numeric(5, 2) not null default 18 check (tax_rate_pct between 0 and 100),
  add column service_rate_pct numeric(5, 2) not null default 10 check (service_rate_pct between 0 and 100),
  -- 0: match alone; 1: the most that margin may weigh
  add column margin_weight real not null default 0 check (margin_weight between 0 and 1),
  -- whether feedback may teach the model that all restaurants use
  add column shares_feedback boolean not null default false;

alter table menu
  add column published_at timestamptz,
  add column made_by text not null default '',
  add column note text not null default '';

alter table dish
  -- the folded name: what pins, notes and house profiles hold on to when a menu is published anew
  add column key text not null default '',
  add column is_sold_out boolean not null default false,
  -- a special of the day ends by itself
  add column special_until timestamptz;
create index dish_by_key on dish (restaurant_id, key);

alter table wine
  -- the folded label without its vintage: the same wine next year
  add column key text not null default '',
  add column size_ml integer check (size_ml > 0),
  add column is_sold_out boolean not null default false,
  -- off the list, kept for what was said about it
  add column archived_at timestamptz,
  add column updated_at timestamptz not null default now();
create index wine_by_key on wine (restaurant_id, key);

-- The list as it was after each publication or restoration.
create table wine_list_version (
  id uuid primary key,
  restaurant_id uuid not null references restaurant (id) on delete cascade,
  version integer not null check (version > 0),
  made_at timestamptz not null default now(),
  made_by text not null default '',
  note text not null default '',
  wines jsonb not null,
  unique (restaurant_id, version)
);

create table job (
  id uuid primary key,
  -- null: a job of the platform
  restaurant_id uuid references restaurant (id) on delete cascade,
  kind text not null check (kind in ('import', 'crawl', 'clean', 'retrain', 'evaluate', 'monitor', 'backup')),
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  input jsonb not null default '{}',
  -- 0..1
  progress real not null default 0 check (progress between 0 and 1),
  message text not null default '',
  result jsonb,
  error text,
  attempts integer not null default 0,
  made_by text not null default '',
  made_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  cancel_asked_at timestamptz
);
create index job_of_restaurant on job (restaurant_id, made_at desc);

create table import (
  id uuid primary key,
  restaurant_id uuid not null references restaurant (id) on delete cascade,
  kind text not null check (kind in ('menu', 'wines')),
  origin text not null check (origin in ('file', 'url', 'text')),
  name text not null default '',
  content bytea,
  state text not null default 'queued' check (state in ('queued', 'reading', 'review', 'published', 'failed', 'cancelled')),
  job_id uuid references job (id) on delete set null,
  error text,
  hint text,
  made_by text not null default '',
  made_at timestamptz not null default now(),
  published_at timestamptz,
  unique (restaurant_id, id)
);
create index import_of_restaurant on import (restaurant_id, made_at desc);

create table import_row (
  restaurant_id uuid not null,
  import_id uuid not null,
  n integer not null check (n >= 0),
  -- the source as it stands in the document
  line text not null,
  page integer,
  -- what was read: the fields of a dish or a wine; null where the line was not understood
  read jsonb,
  -- what a person made of it; null: as read
  edited jsonb,
  kind text not null,
  doubts jsonb not null default '[]',
  decision text not null default 'keep' check (decision in ('keep', 'skip')),
  -- the wine or dish of the house that this line is, where it is one already
  matches uuid,
  primary key (import_id, n),
  foreign key (restaurant_id, import_id) references import (restaurant_id, id) on delete cascade
);

-- What the house decided of a dish and a wine: it acts last and always wins.
create table curation (
  id uuid primary key,
  restaurant_id uuid not null references restaurant (id) on delete cascade,
  dish_key text not null,
  wine_id uuid not null references wine (id) on delete cascade,
  state text not null check (state in ('pin', 'veto', 'approve')),
  -- of a pin: 1 comes first
  position integer check (position >= 1),
  note_es text not null default '',
  note_en text not null default '',
  revision integer not null default 1,
  made_by text not null default '',
  updated_at timestamptz not null default now(),
  unique (restaurant_id, dish_key, wine_id)
);

-- What the house knows better about its dish or wine: numbers of the profile, 0..1, by their key (tastes.heat).
create table house_profile (
  id uuid primary key,
  restaurant_id uuid not null references restaurant (id) on delete cascade,
  about text not null check (about in ('dish', 'wine')),
  key text not null,
  values jsonb not null,
  note text not null default '',
  revision integer not null default 1,
  made_by text not null default '',
  updated_at timestamptz not null default now(),
  unique (restaurant_id, about, key)
);

create table feedback (
  id uuid primary key,
  restaurant_id uuid not null references restaurant (id) on delete cascade,
  type text not null check (type in ('offered', 'chosen', 'liked', 'disliked', 'corrected')),
  dish_key text not null,
  dish text not null,
  wine_id uuid references wine (id) on delete set null,
  wine text not null,
  -- where the wine stood when it was offered
  rank integer,
  score real,
  by_glass boolean not null default false,
  quantity integer not null default 1 check (quantity between 1 and 1000),
  -- of one bottle or glass when it was told, so that later prices change no earlier sale
  price_cents integer check (price_cents >= 0),
  cost_cents integer check (cost_cents >= 0),
  engine jsonb not null default '{}',
  role text not null default '',
  -- when it happened, by the device's clock
  at timestamptz not null,
  received_at timestamptz not null default now(),
  shares boolean not null default false
);
create index feedback_of_restaurant on feedback (restaurant_id, at);

create table service (
  id uuid primary key,
  restaurant_id uuid not null references restaurant (id) on delete cascade,
  day date not null,
  shift text not null check (shift in ('lunch', 'dinner', 'all')),
  covers integer not null check (covers >= 0),
  updated_at timestamptz not null default now(),
  unique (restaurant_id, day, shift)
);

-- A shared phone, enrolled by the owner: a PIN works on it and nowhere else.
create table device (
  id uuid primary key,
  restaurant_id uuid not null references restaurant (id) on delete cascade,
  name text not null,
  -- of the one-time code, until it is used; then of the device's secret (sha-256)
  code_hash text,
  code_expires_at timestamptz,
  secret_hash text unique,
  made_by text not null default '',
  made_at timestamptz not null default now(),
  enrolled_at timestamptz,
  seen_at timestamptz,
  revoked_at timestamptz
);

create table staff_pin (
  restaurant_id uuid not null references restaurant (id) on delete cascade,
  user_id text not null,
  pin_hash text not null,
  failures integer not null default 0,
  locked_until timestamptz,
  updated_at timestamptz not null default now(),
  primary key (restaurant_id, user_id)
);

create table api_key (
  id uuid primary key,
  restaurant_id uuid not null references restaurant (id) on delete cascade,
  name text not null,
  -- the first letters, to tell keys apart
  prefix text not null,
  hash text not null unique,
  scopes text[] not null,
  made_by text not null default '',
  made_at timestamptz not null default now(),
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz
);

-- The owner lets the platform's people in, for a while.
create table support_grant (
  id uuid primary key,
  restaurant_id uuid not null references restaurant (id) on delete cascade,
  made_by text not null default '',
  made_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create table idempotency (
  -- null: what a person does outside of any house
  restaurant_id uuid references restaurant (id) on delete cascade,
  -- the house's id, or the account's
  scope text not null,
  key text not null,
  -- of who asks, the method, address and body: the same key with another request is refused
  request_hash text not null,
  status integer,
  -- the answer as it was sent
  body text,
  made_at timestamptz not null default now(),
  primary key (scope, key)
);

create table audit (
  id uuid primary key,
  restaurant_id uuid references restaurant (id) on delete cascade,
  at timestamptz not null default now(),
  -- the account's id, `key:<id>`, `device:<id>` or `system`
  actor text not null,
  role text not null,
  action text not null,
  subject text not null default '',
  details jsonb not null default '{}'
);
create index audit_of_restaurant on audit (restaurant_id, at desc);

-- Every write to what people see leaves a line here, by triggers: the source of events and of cache invalidation.
create table change (
  id bigint generated always as identity primary key,
  restaurant_id uuid not null references restaurant (id) on delete cascade,
  topic text not null,
  -- ids commit out of order: a reader takes only what is older than every open transaction
  transaction_id xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now()
);
create index change_at on change (at);

-- Models, shared by all replicas. No tenant's data: no row security but the app may not delete.
create table model (
  version text primary key,
  manifest jsonb not null,
  card text not null default '',
  state text not null default 'candidate' check (state in ('candidate', 'canary', 'production', 'archived')),
  -- share of restaurants, 0..1, while it is a canary
  canary_share real not null default 0 check (canary_share between 0 and 1),
  made_at timestamptz not null default now()
);
create unique index model_in_production on model (state) where state = 'production';
create table model_file (
  version text not null references model (version) on delete cascade,
  name text not null,
  content bytea not null,
  sha256 text not null,
  primary key (version, name)
);
create table model_event (
  id bigint generated always as identity primary key,
  version text not null,
  event text not null check (event in ('registered', 'canary', 'promoted', 'rolled_back', 'archived', 'stopped')),
  reason text not null default '',
  actor text not null default 'system',
  at timestamptz not null default now()
);

-- One-time links: of the first start, and of `maridaje setup-link`.
create table setup_link (
  hash text primary key,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

do $$
declare t text;
begin
  foreach t in array array['wine_list_version', 'import', 'import_row', 'curation', 'house_profile',
    'feedback', 'service', 'device', 'staff_pin', 'api_key', 'support_grant', 'idempotency', 'change', 'job', 'audit']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (restaurant_id = current_restaurant()) with check (restaurant_id = current_restaurant())', t);
    execute format('create policy backup on %I for select to maridaje_backup using (true)', t);
    execute format('grant select on %I to maridaje_backup', t);
    execute format('grant select, insert, update, delete on %I to maridaje_app', t);
  end loop;
  -- Not of one restaurant: sealed by what the app does with them; still no way around the policies for anybody else.
  foreach t in array array['model', 'model_file', 'model_event', 'setup_link']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy shared on %I to maridaje_app using (true) with check (true)', t);
    execute format('create policy owned on %I to current_user using (true) with check (true)', t);
    execute format('create policy backup on %I for select to maridaje_backup using (true)', t);
    execute format('grant select on %I to maridaje_backup', t);
    execute format('grant select, insert, update on %I to maridaje_app', t);
  end loop;
end $$;
-- Written once, read later: an entry of the audit log is never changed by the app.
revoke update, delete on audit, change from maridaje_app;
grant delete on setup_link to maridaje_app;
-- Jobs and audit lines of the platform have no restaurant.
create policy platform_job on job to maridaje_app
  using (restaurant_id is null and current_restaurant() is null)
  with check (restaurant_id is null and current_restaurant() is null);
create policy platform_audit on audit to maridaje_app
  using (restaurant_id is null and current_restaurant() is null)
  with check (restaurant_id is null and current_restaurant() is null);

create policy personal_idempotency on idempotency to maridaje_app
  using (restaurant_id is null and current_restaurant() is null)
  with check (restaurant_id is null and current_restaurant() is null);

-- One line of change a statement and table, and a word to whoever listens.
create function note_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
declare r uuid;
begin
  -- A house that goes with all it has leaves no lines.
  for r in select distinct c.restaurant_id from changed c join public.restaurant h on h.id = c.restaurant_id loop
    insert into public.change (restaurant_id, topic) values (r, tg_table_name);
    perform pg_notify('maridaje_change', r::text || ' ' || tg_table_name);
  end loop;
  return null;
end $$;
revoke all on function note_change() from public;
create policy noted on change for insert to current_user with check (true);

create function note_restaurant() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  insert into public.change (restaurant_id, topic) values (new.id, 'restaurant');
  perform pg_notify('maridaje_change', new.id::text || ' restaurant');
  return null;
end $$;
revoke all on function note_restaurant() from public;
create trigger noted after insert or update on restaurant for each row execute function note_restaurant();

do $$
declare t text;
begin
  foreach t in array array['menu', 'dish', 'wine', 'import', 'curation', 'house_profile', 'job']
  loop
    execute format('create trigger noted_insert after insert on %I referencing new table as changed for each statement execute function note_change()', t);
    execute format('create trigger noted_update after update on %I referencing new table as changed for each statement execute function note_change()', t);
  end loop;
  foreach t in array array['dish', 'wine', 'curation', 'house_profile']
  loop
    execute format('create trigger noted_delete after delete on %I referencing old table as changed for each statement execute function note_change()', t);
  end loop;
end $$;

create function note_model() returns trigger
language plpgsql
as $$
begin
  perform pg_notify('maridaje_model', new.version);
  return null;
end $$;
create trigger noted after insert or update on model for each row execute function note_model();

-- What is read across restaurants, and nothing else.
drop function list_restaurants();
create function list_restaurants() returns table (id uuid, slug text, name text, city text, currency text, is_public boolean)
language sql stable security definer set search_path = pg_catalog, public
as $$ select id, slug, name, city, currency, is_public from public.restaurant order by created_at, id $$;

create policy lookup on api_key for select to current_user using (true);
create function find_api_key(key_hash text) returns table (id uuid, restaurant_id uuid, scopes text[])
language sql stable security definer set search_path = pg_catalog, public
as $$ select id, restaurant_id, scopes from public.api_key
  where hash = key_hash and revoked_at is null and (expires_at is null or expires_at > now()) $$;

create policy lookup on device for select to current_user using (true);
create function find_device(device_secret_hash text) returns table (id uuid, restaurant_id uuid, name text)
language sql stable security definer set search_path = pg_catalog, public
as $$ select id, restaurant_id, name from public.device where secret_hash = device_secret_hash and revoked_at is null $$;
create function find_device_code(device_code_hash text) returns table (id uuid, restaurant_id uuid, name text)
language sql stable security definer set search_path = pg_catalog, public
as $$ select id, restaurant_id, name from public.device
  where code_hash = device_code_hash and revoked_at is null and code_expires_at > now() $$;

-- Which houses let the platform's people in now.
create policy lookup on support_grant for select to current_user using (true);
create function open_support() returns table (restaurant_id uuid, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public
as $$ select restaurant_id, max(expires_at) from public.support_grant where expires_at > now() group by 1 $$;

create policy feed on change for select to current_user using (true);
-- Topics since an id, of all restaurants; only what no open transaction can still precede.
create function changes_since(after bigint, most integer) returns table (id bigint, restaurant_id uuid, topic text)
language sql stable security definer set search_path = pg_catalog, public
as $$ select id, restaurant_id, topic from public.change
  where id > after and transaction_id < pg_snapshot_xmin(pg_current_snapshot()) order by id limit most $$;

-- Where a reader of the changes that are to come begins.
create function last_change() returns bigint
language sql stable security definer set search_path = pg_catalog, public
as $$ select coalesce(max(id), 0) from public.change where transaction_id < pg_snapshot_xmin(pg_current_snapshot()) $$;

create policy learning on feedback for select to current_user using (true);
-- What teaches the shared model: only what its house shares, without who and when.
create function feedback_for_training() returns table (restaurant_id uuid, type text, dish text, wine text, quantity integer)
language sql stable security definer set search_path = pg_catalog, public
as $$ select restaurant_id, type, dish, wine, quantity from public.feedback where shares $$;
create function feedback_counts(since timestamptz) returns table (restaurant_id uuid, type text, events bigint)
language sql stable security definer set search_path = pg_catalog, public
as $$ select restaurant_id, type, count(*) from public.feedback where received_at >= since group by 1, 2 $$;
-- How each model is taken: by the model that answered, in a window of time.
create function feedback_by_model(since timestamptz, before timestamptz) returns table (model text, type text, events bigint)
language sql stable security definer set search_path = pg_catalog, public
as $$ select coalesce(engine ->> 'model', ''), type, count(*) from public.feedback
  where received_at >= since and received_at < before group by 1, 2 $$;

create policy counting on job for select to current_user using (true);
create function job_counts() returns table (kind text, state text, jobs bigint, oldest timestamptz)
language sql stable security definer set search_path = pg_catalog, public
as $$ select kind, state, count(*), min(made_at) from public.job group by 1, 2 $$;

-- What is kept no longer than it is needed.
create policy retention on change for delete to current_user using (true);
create policy retention on idempotency for all to current_user using (true);
create policy retention on audit for all to current_user using (true);
create policy forgetting on feedback for delete to current_user using (true);
create policy forgetting on job for delete to current_user using (true);
create function forget_old(changes interval, requests interval, audits interval, feedbacks interval, jobs interval) returns void
language sql security definer set search_path = pg_catalog, public
as $$
  delete from public.change where at < now() - changes;
  delete from public.idempotency where made_at < now() - requests;
  delete from public.audit where at < now() - audits;
  delete from public.feedback where at < now() - feedbacks;
  delete from public.job where ended_at < now() - jobs;
$$;

do $$
declare f text;
begin
  foreach f in array array['list_restaurants()', 'find_api_key(text)', 'find_device(text)', 'find_device_code(text)', 'open_support()',
    'changes_since(bigint, integer)', 'last_change()', 'feedback_for_training()', 'feedback_counts(timestamptz)', 'job_counts()',
    'feedback_by_model(timestamptz, timestamptz)', 'forget_old(interval, interval, interval, interval, interval)']
  loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to maridaje_app', f);
  end loop;
end $$;

-- The queue of jobs: pg-boss makes its own tables here when the owner migrates; the app only uses them.
create schema if not exists queue;
grant usage on schema queue to maridaje_app, maridaje_backup;
alter default privileges in schema queue grant select, insert, update, delete on tables to maridaje_app;
alter default privileges in schema queue grant usage, select, update on sequences to maridaje_app;
alter default privileges in schema queue grant execute on functions to maridaje_app;
alter default privileges in schema queue grant select on tables to maridaje_backup;
