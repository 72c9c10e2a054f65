/** What must hold in the database and no constraint can say: one query a rule, which names what breaks it. */
import type { ClientBase } from 'pg'

export interface Finding {
  rule: string
  /** none: it holds */
  broken: string[]
}

interface Rule {
  rule: string
  /** gives a column `broken` */
  sql: string
}

/** Names of things, not of people. */
const MOST_NAMED = 20

const RULES: readonly Rule[] = [
  {
    rule: 'every house has its organization, and every organization its house',
    sql: `select 'restaurant ' || r.slug as broken from restaurant r
        left join auth.organization o on o.id = r.id::text where o.id is null and r.slug <> 'demo'
      union all select 'organization ' || o.slug from auth.organization o
        left join restaurant r on r.id::text = o.id where r.id is null`,
  },
  {
    rule: 'every house with a menu has one that is published',
    sql: `select r.slug as broken from restaurant r join menu m on m.restaurant_id = r.id
      group by r.slug having count(*) filter (where m.state <> 'draft') > 0 and count(*) filter (where m.state = 'published') <> 1`,
  },
  {
    rule: 'no two dishes of a menu stand in one place',
    sql: `select 'menu ' || menu_id || ' place ' || position as broken from dish group by menu_id, position having count(*) > 1`,
  },
  {
    rule: 'every dish and wine has the key that decisions hang on',
    sql: `select 'dish ' || id as broken from dish where key = '' union all select 'wine ' || id from wine where key = ''`,
  },
  {
    rule: 'every wine of a version of the list is kept',
    sql: `select 'version ' || version || ' of ' || restaurant_id as broken from wine_list_version where jsonb_typeof(wines) <> 'array'`,
  },
  {
    rule: 'published imports have their rows, and running ones their job',
    sql: `select 'import ' || i.id as broken from import i
      where (i.state in ('queued', 'reading') and not exists (select from job j where j.id = i.job_id and j.state in ('queued', 'running'))
          and i.made_at < now() - interval '1 hour')
        or (i.state = 'published' and i.published_at is null)`,
  },
  {
    rule: 'a PIN belongs to somebody of the house',
    sql: `select 'pin in ' || p.restaurant_id as broken from staff_pin p where not exists (
      select from auth.member m where m."organizationId" = p.restaurant_id::text and m."userId" = p.user_id)`,
  },
  {
    rule: 'a job that waits or runs has its message in the queue',
    sql: `select j.kind || ' ' || j.id as broken from job j
      where j.state in ('queued', 'running') and coalesce(j.started_at, j.made_at) < now() - interval '10 minutes'
        and not exists (select from queue.job q where q.data ->> 'jobId' = j.id::text and q.state in ('created', 'retry', 'active'))`,
  },
  {
    rule: 'a write that began was answered',
    sql: `select 'key ' || key as broken from idempotency where status is null and made_at < now() - interval '1 hour'`,
  },
  {
    rule: 'one model serves, and at most one is tried',
    sql: `select state || ': ' || count(version) as broken
      from (values ('production', 1), ('canary', 0)) wanted (state, least) left join model using (state)
      where exists (select from model) group by state, least having count(version) not between least and 1`,
  },
  {
    rule: 'the files of every model are what was registered',
    sql: `select version || '/' || name as broken from model_file where encode(sha256(content), 'hex') <> sha256
      union all select version from model m where not exists (select from model_file f where f.version = m.version and f.name = 'model.safetensors')`,
  },
  {
    rule: 'the audit log tells nothing of the future, and each line who and what',
    sql: `select 'audit ' || id as broken from audit where at > now() + interval '1 minute' or actor = '' or action = ''`,
  },
  {
    rule: 'every table of a house is sealed',
    sql: `select c.relname as broken from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migration' and not (c.relrowsecurity and c.relforcerowsecurity)`,
  },
]

/** @param client of the role that reads all */
export async function checkDatabase(client: ClientBase): Promise<Finding[]> {
  await client.query('begin transaction isolation level repeatable read read only')
  try {
    const findings: Finding[] = []
    for (const { rule, sql } of RULES) {
      const { rows } = await client.query<{ broken: string }>(`select broken from (${sql}) found limit ${MOST_NAMED}`)
      findings.push({ rule, broken: rows.map(({ broken }) => broken) })
    }
    return findings
  } finally {
    await client.query('rollback')
  }
}
