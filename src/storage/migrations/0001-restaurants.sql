-- Restaurants, menus and lists. Every tenant table is sealed: without a restaurant set for the transaction
-- (app.restaurant_id) it shows and takes no row, not even for the owner of the tables.

create function current_restaurant() returns uuid
language sql stable
as $$ select nullif(current_setting('app.restaurant_id', true), '')::uuid $$;

create table restaurant (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) <= 80),
  name text not null,
  city text not null default '',
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- of the files that a loaded restaurant came from; empty for one that a person made
  source_hash text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table menu (
  id uuid primary key,
  restaurant_id uuid not null references restaurant (id) on delete cascade,
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'published', 'archived')),
  created_at timestamptz not null default now(),
  unique (restaurant_id, version),
  unique (restaurant_id, id)
);
create unique index menu_published on menu (restaurant_id) where state = 'published';

create table dish (
  id uuid primary key,
  restaurant_id uuid not null,
  menu_id uuid not null,
  position integer not null,
  section text not null default '',
  dish text not null,
  description text not null default '',
  price_cents integer check (price_cents >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- what the house knows better than the reader of the line
  house jsonb not null default '{}',
  foreign key (restaurant_id, menu_id) references menu (restaurant_id, id) on delete cascade
);
create index dish_of_menu on dish (restaurant_id, menu_id, position);

create table wine (
  id uuid primary key,
  restaurant_id uuid not null references restaurant (id) on delete cascade,
  position integer not null,
  name text not null,
  producer text not null default '',
  grape text not null default '',
  region text not null default '',
  country text not null default '',
  vintage text not null default '',
  type text not null default '',
  abv text not null default '',
  description text not null default '',
  sku text,
  price_cents integer check (price_cents >= 0),
  glass_price_cents integer check (glass_price_cents >= 0),
  cost_cents integer check (cost_cents >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- bottles; null when nobody counts
  stock integer check (stock >= 0),
  open_at timestamptz,
  house jsonb not null default '{}'
);
create unique index wine_sku on wine (restaurant_id, sku);
create index wine_of_list on wine (restaurant_id, position);

alter table restaurant enable row level security;
alter table restaurant force row level security;
alter table menu enable row level security;
alter table menu force row level security;
alter table dish enable row level security;
alter table dish force row level security;
alter table wine enable row level security;
alter table wine force row level security;

create policy tenant on restaurant using (id = current_restaurant()) with check (id = current_restaurant());
create policy tenant on menu using (restaurant_id = current_restaurant()) with check (restaurant_id = current_restaurant());
create policy tenant on dish using (restaurant_id = current_restaurant()) with check (restaurant_id = current_restaurant());
create policy tenant on wine using (restaurant_id = current_restaurant()) with check (restaurant_id = current_restaurant());

-- The backup reads all, and only reads.
create policy backup on restaurant for select to maridaje_backup using (true);
create policy backup on menu for select to maridaje_backup using (true);
create policy backup on dish for select to maridaje_backup using (true);
create policy backup on wine for select to maridaje_backup using (true);

-- The one thing read across restaurants so far: which there are. The function runs as the owner of the table.
create policy directory on restaurant for select to current_user using (true);
create function list_restaurants() returns table (id uuid, slug text, name text, city text, currency text)
language sql stable security definer set search_path = pg_catalog, public
as $$ select id, slug, name, city, currency from public.restaurant order by created_at, id $$;
revoke all on function list_restaurants() from public;

grant usage on schema public to maridaje_app, maridaje_backup;
grant select, insert, update, delete on restaurant, menu, dish, wine to maridaje_app;
grant select on restaurant, menu, dish, wine to maridaje_backup;
grant select on migration to maridaje_app, maridaje_backup;
grant execute on function list_restaurants() to maridaje_app;
