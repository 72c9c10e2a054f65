/** Queries on imports and their rows. What a job that ended says of an import that waits for it counts as the import's own state. */
import { type SelectQueryBuilder, sql } from 'kysely'
import type { Rows } from './storage.ts'
import type { ImportState } from './tables.ts'

export type { ImportState } from './tables.ts'

export interface StoredImport {
  id: string
  kind: 'menu' | 'wines'
  origin: 'file' | 'url' | 'text'
  name: string
  state: ImportState
  jobId: string | null
  /** of a failure: its code; null else */
  failure: string | null
  /** what the reader said: why it failed, or hints on what was read */
  said: string | null
  madeAt: Date
  publishedAt: Date | null
  /** whether somebody cancelled its job */
  isCancelAsked: boolean
  counts: { rows: number; keep: number; skip: number; doubts: number; unread: number }
}

export interface NewStoredImport {
  id: string
  restaurantId: string
  kind: 'menu' | 'wines'
  origin: 'file' | 'url' | 'text'
  name: string
  /** null: it is still to be fetched */
  content: Buffer | null
  madeBy: string
}

export interface StoredRow {
  n: number
  line: string
  page: number | null
  kind: string
  /** as it was read; null where it was not understood */
  read: unknown
  /** what a person changed; null: nothing */
  edited: unknown
  doubts: unknown
  decision: 'keep' | 'skip'
  matches: string | null
}

const UNDER_WAY: readonly ImportState[] = ['queued', 'reading']
/** Rows go in as many statements as the parameters of one allow. */
const AT_ONCE = 1_000

export async function insertImport(rows: Rows, { restaurantId, madeBy, ...given }: NewStoredImport): Promise<void> {
  await rows
    .insertInto('import')
    .values({ ...given, restaurant_id: restaurantId, made_by: madeBy })
    .execute()
}

export async function setImportJob(rows: Rows, id: string, jobId: string): Promise<void> {
  await rows.updateTable('import').set({ job_id: jobId }).where('id', '=', id).execute()
}

/** Newest first. @param before the id of the last one of the page before */
export async function listImports(
  rows: Rows,
  { before, most }: { before?: string | undefined; most: number },
): Promise<StoredImport[]> {
  let query = selected(rows).orderBy('import.id', 'desc').limit(most)
  if (before !== undefined) query = query.where('import.id', '<', before)
  return (await query.execute()).map(toImport)
}

export async function findImport(rows: Rows, id: string): Promise<StoredImport | null> {
  const row = await selected(rows).where('import.id', '=', id).executeTakeFirst()
  return row ? toImport(row) : null
}

/** Until the transaction ends nobody else changes the import or its rows. */
export async function lockImport(rows: Rows, id: string): Promise<StoredImport | null> {
  const locked = await rows.selectFrom('import').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return locked ? findImport(rows, id) : null
}

/** How many of the house wait or are being read. */
export async function countUnderWay(rows: Rows): Promise<number> {
  const row = await rows
    .selectFrom('import')
    .leftJoin('job', 'job.id', 'import.job_id')
    .select(sql<string>`count(*)`.as('n'))
    .where('import.state', 'in', UNDER_WAY)
    // A job that ended without a word left its import behind.
    .where((eb) => eb.or([eb('job.state', 'is', null), eb('job.state', 'in', ['queued', 'running'])]))
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** Takes the import up for reading, again where a reader before was killed or failed. @returns null where nothing is to be read */
export async function startReading(
  rows: Rows,
  id: string,
): Promise<{ content: Buffer | null; kind: 'menu' | 'wines'; origin: string; name: string } | null> {
  const row = await rows
    .updateTable('import')
    .set({ state: 'reading', error: null, hint: null })
    .where('id', '=', id)
    .where('state', 'in', [...UNDER_WAY, 'failed', 'cancelled'])
    .returning(['content', 'kind', 'origin', 'name'])
    .executeTakeFirst()
  return row ?? null
}

/** What was fetched is kept, so that a reader that starts anew does not ask the site twice. */
export async function keepContent(rows: Rows, id: string, content: Buffer): Promise<void> {
  await rows.updateTable('import').set({ content }).where('id', '=', id).where('state', '=', 'reading').execute()
}

/** The end of reading, in one transaction: all rows or none. @returns false where it was cancelled meanwhile */
export async function putRows(
  rows: Rows,
  { restaurantId, importId, said }: { restaurantId: string; importId: string; said: string | null },
  read: readonly StoredRow[],
): Promise<boolean> {
  const review = await rows
    .updateTable('import')
    .set({ state: 'review', hint: said })
    .where('id', '=', importId)
    .where('state', '=', 'reading')
    .returning('id')
    .executeTakeFirst()
  if (!review) return false
  await rows.deleteFrom('import_row').where('import_id', '=', importId).execute()
  for (let from = 0; from < read.length; from += AT_ONCE)
    await rows
      .insertInto('import_row')
      .values(
        read
          .slice(from, from + AT_ONCE)
          .map((row) => ({ ...toColumns(row), restaurant_id: restaurantId, import_id: importId })),
      )
      .execute()
  return true
}

/** @returns false where it was no longer being read */
export async function failImport(
  rows: Rows,
  id: string,
  { failure, said }: { failure: string; said: string },
): Promise<boolean> {
  const row = await rows
    .updateTable('import')
    .set({ state: 'failed', error: failure, hint: said })
    .where('id', '=', id)
    .where('state', 'in', UNDER_WAY)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** @returns false where it is not under way */
export async function cancelImport(rows: Rows, id: string): Promise<boolean> {
  const row = await rows
    .updateTable('import')
    .set({ state: 'cancelled' })
    .where('id', '=', id)
    .where('state', 'in', UNDER_WAY)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The document goes, the list it gave stays. */
export async function markPublished(rows: Rows, id: string): Promise<void> {
  await rows
    .updateTable('import')
    .set({ state: 'published', published_at: sql`now()`, content: null })
    .where('id', '=', id)
    .execute()
}

export async function deleteImport(rows: Rows, id: string): Promise<void> {
  await rows.deleteFrom('import').where('id', '=', id).execute()
}

export async function rowsOfImport(rows: Rows, importId: string): Promise<StoredRow[]> {
  return rows
    .selectFrom('import_row')
    .select(['n', 'line', 'page', 'kind', 'read', 'edited', 'doubts', 'decision', 'matches'])
    .where('import_id', '=', importId)
    .orderBy('n')
    .execute()
}

export async function updateRow(rows: Rows, importId: string, row: StoredRow): Promise<void> {
  const { n, ...columns } = toColumns(row)
  await rows.updateTable('import_row').set(columns).where('import_id', '=', importId).where('n', '=', n).execute()
}

export async function setSaid(rows: Rows, importId: string, said: string): Promise<void> {
  await rows.updateTable('import').set({ hint: said }).where('id', '=', importId).execute()
}

/** Whoever looks at the review hears that its lines changed: rows leave no line of change of their own. */
export async function noteReviewed(rows: Rows, importId: string): Promise<void> {
  await rows
    .updateTable('import')
    .set(({ ref }) => ({ state: ref('state') }))
    .where('id', '=', importId)
    .execute()
}

function toColumns({ read, edited, doubts, ...row }: StoredRow) {
  return { ...row, read: asJson(read), edited: asJson(edited), doubts: JSON.stringify(doubts) }
}

function asJson(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}

function selected(rows: Rows) {
  return rows
    .selectFrom('import')
    .leftJoin('job', 'job.id', 'import.job_id')
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom('import_row')
          .whereRef('import_row.import_id', '=', 'import.id')
          .select([
            sql<string>`count(*)`.as('all'),
            sql<string>`count(*) filter (where decision = 'keep')`.as('keep'),
            sql<string>`count(*) filter (where doubts @? '$[*] ? (!exists(@.isRight))')`.as('doubtful'),
            sql<string>`count(*) filter (where kind = 'unread' and decision = 'skip')`.as('unread'),
          ])
          .as('counted'),
      (join) => join.onTrue(),
    )
    .select([
      'import.id',
      'import.kind',
      'import.origin',
      'import.name',
      'import.state',
      'import.job_id',
      'import.error',
      'import.hint',
      'import.made_at',
      'import.published_at',
      'job.state as job_state',
      'job.error as job_error',
      'job.cancel_asked_at',
      'counted.all',
      'counted.keep',
      'counted.doubtful',
      'counted.unread',
    ])
}

type Row = ReturnType<typeof selected> extends SelectQueryBuilder<infer _D, infer _T, infer R> ? R : never

function toImport(row: Row): StoredImport {
  const [all, keep, unread] = [Number(row.all), Number(row.keep), Number(row.unread)]
  const waits = UNDER_WAY.includes(row.state)
  const hasEnded = waits && (row.job_state === 'failed' || row.job_state === 'cancelled')
  return {
    id: row.id,
    kind: row.kind,
    origin: row.origin,
    name: row.name,
    state: hasEnded && (row.job_state === 'failed' || row.job_state === 'cancelled') ? row.job_state : row.state,
    jobId: row.job_id,
    failure: row.state === 'failed' ? row.error : hasEnded && row.job_state === 'failed' ? 'unreadable' : null,
    said: row.hint ?? (hasEnded ? row.job_error : null),
    madeAt: row.made_at,
    publishedAt: row.published_at,
    isCancelAsked: row.cancel_asked_at !== null,
    counts: { rows: all, keep, skip: all - keep - unread, doubts: Number(row.doubtful), unread },
  }
}
