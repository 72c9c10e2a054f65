/** The log of who changed what; written in the transaction of the change itself. */
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Database } from './database.ts'
import type { Rows } from './storage.ts'

export interface AuditEntry {
  actor: string
  role: string
  /** verb and thing: `wine.sold_out`, `member.invited` */
  action: string
  /** the id of what it was done to */
  subject?: string
  /** no personal data, no secrets */
  details?: Record<string, unknown>
}

/** @param restaurantId null: a deed of the platform */
export async function writeAudit(rows: Rows | Database, restaurantId: string | null, entry: AuditEntry): Promise<void> {
  const { actor, role, action, subject = '', details = {} } = entry
  await rows
    .insertInto('audit')
    .values({
      id: uuidv7(),
      restaurant_id: restaurantId,
      actor,
      role,
      action,
      subject,
      details: JSON.stringify(details),
    })
    .execute()
}

export interface AuditRow {
  id: string
  at: Date
  actor: string
  actorName: string
  role: string
  action: string
  subject: string
  details: unknown
}

/** The newest first. @param before the id of the last line of the page before */
export async function listAudit(rows: Rows, restaurantId: string, most: number, before?: string): Promise<AuditRow[]> {
  const found = await rows
    .selectFrom('audit')
    .leftJoin('auth.user', 'auth.user.id', 'audit.actor')
    .leftJoin('api_key', (join) => join.on(({ eb, ref }) => eb(sql`'key:' || api_key.id`, '=', ref('audit.actor'))))
    .select([
      'audit.id',
      'audit.at',
      'audit.actor',
      'audit.role',
      'audit.action',
      'audit.subject',
      'audit.details',
      'auth.user.name as userName',
      'api_key.name as keyName',
    ])
    .where('audit.restaurant_id', '=', restaurantId)
    .$if(before !== undefined, (query) => query.where('audit.id', '<', before ?? ''))
    .orderBy('audit.id', 'desc')
    .limit(most)
    .execute()
  return found.map(({ userName, keyName, ...row }) => ({ ...row, actorName: userName ?? keyName ?? '' }))
}

/** A deed that is one however often it is repeated within the hour: a platform's admin looking into a house. */
export async function writeAuditHourly(rows: Rows, restaurantId: string, entry: AuditEntry): Promise<void> {
  const noted = await rows
    .selectFrom('audit')
    .select('id')
    .where('restaurant_id', '=', restaurantId)
    .where('actor', '=', entry.actor)
    .where('action', '=', entry.action)
    .where('at', '>', sql<Date>`now() - interval '1 hour'`)
    .executeTakeFirst()
  if (!noted) await writeAudit(rows, restaurantId, entry)
}
