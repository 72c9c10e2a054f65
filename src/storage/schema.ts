/** The schema as text, from the catalogue: committed as schema.txt, so that every change of it is seen in review. */
import type { ClientBase } from 'pg'

export async function describeSchema(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ line: string }>(CATALOGUE)
  return `${rows.map(({ line }) => line).join('\n')}\n`
}

/** One line for each column, constraint, index, policy, function and grant, sorted by table and kind. */
const CATALOGUE = `
with
relations as (
  select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relowner, c.relacl
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p', 'v')
),
lines as (
  select relname as thing, 1 as kind, 0 as place,
    format('table %s owner %s%s%s', relname, pg_get_userbyid(relowner),
      case when relrowsecurity then ' row security' else '' end,
      case when relforcerowsecurity then ' forced' else '' end) as line
  from relations
  union all
  select r.relname, 2, a.attnum,
    format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end,
      coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''))
  from relations r
  join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
  union all
  select r.relname, 3, 0, format('  constraint %s %s', c.conname, pg_get_constraintdef(c.oid))
  from relations r join pg_constraint c on c.conrelid = r.oid and c.contype <> 'n'
  union all
  select r.relname, 4, 0, format('  index %s', pg_get_indexdef(i.indexrelid))
  from relations r join pg_index i on i.indrelid = r.oid
  where not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
  union all
  select r.relname, 5, 0,
    format('  policy %s %s to %s using (%s)%s', p.polname,
      case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
      (select string_agg(case role when 0 then 'public' else pg_get_userbyid(role) end, ', ') from unnest(p.polroles) role),
      pg_get_expr(p.polqual, p.polrelid),
      coalesce(' check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''))
  from relations r join pg_policy p on p.polrelid = r.oid
  union all
  select r.relname, 6, 0,
    format('  grant %s to %s', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type), pg_get_userbyid(g.grantee))
  from relations r, aclexplode(r.relacl) g
  where g.grantee <> r.relowner
  group by r.relname, g.grantee
  union all
  select 'zz ' || f.proname, 7, 0,
    format('function %s(%s) returns %s%s owner %s run by %s: %s', f.proname, pg_get_function_identity_arguments(f.oid),
      pg_get_function_result(f.oid), case when f.prosecdef then ' security definer' else '' end, pg_get_userbyid(f.proowner),
      coalesce((select string_agg(case g.grantee when 0 then 'public' else pg_get_userbyid(g.grantee) end, ', ' order by g.grantee)
        from aclexplode(f.proacl) g where g.grantee <> f.proowner), 'public'),
      trim(f.prosrc))
  from pg_proc f join pg_namespace n on n.oid = f.pronamespace
  where n.nspname = 'public'
)
select line from lines order by thing collate "C", kind, place, line collate "C"`
