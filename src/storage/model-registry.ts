/** Models as all replicas share them: versions with their files, which of them serves whom, and how it came to that. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { Rows } from './storage.ts'
import type { ModelState, Tables } from './tables.ts'

export type { ModelState } from './tables.ts'
export type ModelDeed = Tables['model_event']['event']

export interface RegisteredModel {
  version: string
  manifest: unknown
  card: string
  state: ModelState
  /** share of restaurants, 0..1, while it is a canary */
  canaryShare: number
  madeAt: Date
}

export interface ModelFile {
  name: string
  content: Buffer
  sha256: string
}

export interface ModelEvent {
  version: string
  event: ModelDeed
  reason: string
  actor: string
  at: Date
}

/** Two promotions at once come one after the other: the second sees what the first did. */
const PROMOTION_LOCK = 7_214_003

export async function lockPromotions(rows: Rows): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(PROMOTION_LOCK)})`.execute(rows)
}

/** What serves first, then the newest. */
export async function listRegistered(rows: Rows | Database): Promise<RegisteredModel[]> {
  const found = await selected(rows)
    .orderBy(sql`array_position(array['production', 'canary', 'candidate', 'archived'], state)`)
    .orderBy('made_at', 'desc')
    .execute()
  return found.map(toModel)
}

export async function findRegistered(rows: Rows | Database, version: string): Promise<RegisteredModel | null> {
  const row = await selected(rows).where('version', '=', version).executeTakeFirst()
  return row ? toModel(row) : null
}

/** Version and share of what serves: small enough to be asked for at every change. */
export async function servingModels(
  db: Rows | Database,
): Promise<{ version: string; state: ModelState; canaryShare: number }[]> {
  const found = await db
    .selectFrom('model')
    .select(['version', 'state', 'canary_share as canaryShare'])
    .where('state', 'in', ['production', 'canary'])
    .execute()
  return found
}

export async function readModelFiles(db: Rows | Database, version: string): Promise<ModelFile[]> {
  return db.selectFrom('model_file').select(['name', 'content', 'sha256']).where('version', '=', version).execute()
}

/** @returns false where it is there already; a version is the hash of its content, so it is the same */
export async function registerModel(
  rows: Rows,
  model: { version: string; manifest: unknown; card: string; state: ModelState; files: ReadonlyMap<string, Buffer> },
): Promise<boolean> {
  const { version, manifest, card, state, files } = model
  const added = await rows
    .insertInto('model')
    .values({ version, manifest: JSON.stringify(manifest), card, state })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .returning('version')
    .executeTakeFirst()
  if (!added) return false
  for (const [name, content] of files)
    await rows
      .insertInto('model_file')
      .values({ version, name, content, sha256: sha256(content) })
      .execute()
  return true
}

export async function setModelState(
  rows: Rows,
  version: string,
  state: ModelState,
  canaryShare: number = 0,
): Promise<void> {
  await rows.updateTable('model').set({ state, canary_share: canaryShare }).where('version', '=', version).execute()
}

export async function noteModel(
  rows: Rows,
  version: string,
  event: ModelDeed,
  { reason = '', actor }: { reason?: string; actor: string },
): Promise<void> {
  await rows.insertInto('model_event').values({ version, event, reason, actor }).execute()
}

/** In their order. */
export async function modelEvents(rows: Rows | Database): Promise<ModelEvent[]> {
  return rows.selectFrom('model_event').select(['version', 'event', 'reason', 'actor', 'at']).orderBy('id').execute()
}

export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function selected(rows: Rows | Database) {
  return rows.selectFrom('model').select(['version', 'manifest', 'card', 'state', 'canary_share', 'made_at'])
}

function toModel(row: Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>): RegisteredModel {
  const { version, manifest, card, state, canary_share: canaryShare, made_at: madeAt } = row
  return { version, manifest, card, state, canaryShare, madeAt }
}
