/** The log of who changed what; written in the transaction of the change itself. */
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
