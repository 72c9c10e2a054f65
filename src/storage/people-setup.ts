/** One-time links that make the first account, or one more that runs the platform. Only their hashes are kept. */
import type { Database } from './database.ts'
import type { Rows } from './storage.ts'

export async function putSetupLink(db: Database, hash: string, expiresAt: Date): Promise<void> {
  await db.deleteFrom('setup_link').where('expires_at', '<', new Date()).execute()
  await db.insertInto('setup_link').values({ hash, expires_at: expiresAt }).execute()
}

/** @returns false where there is none such, it was used, or its time is over */
export async function useSetupLink(rows: Rows, hash: string): Promise<boolean> {
  const { numUpdatedRows } = await rows
    .updateTable('setup_link')
    .set({ used_at: new Date() })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date())
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
