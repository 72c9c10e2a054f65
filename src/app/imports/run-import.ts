/**
 * Reads a document to rows that wait for review: what the job `import` runs. Taken up again after a kill it begins anew;
 * rows are written in one transaction at the end, so there are all of them or none. Reading itself keeps a thread of its
 * own, not this one.
 */
import { ERRORS, MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import { cancelImport, failImport, findImport, keepContent, putRows, startReading } from '../../storage/imports.ts'
import { type CellarWine, cellarOf } from '../../storage/wines-cellar.ts'
import type { Around } from '../around.ts'
import { SYSTEM } from '../who.ts'
import { type Fetching, fetchLink, LinkFailure } from './fetch-link.ts'
import type { ImportKind, ReviewRow } from './import-row.ts'
import { firstRows, matchDishes } from './judge-rows.ts'
import { matchWines } from './match-wines.ts'
import { readingRoomOf } from './reading-room.ts'
import { failureOf } from './say-failures.ts'
import type { Contents, SourceDocument } from './source-line.ts'

export const MOST_ROWS = 5_000

export interface ImportRun {
  /** @param share 0..1 @param message for people */
  progress?: ((share: number, message: string) => void) | undefined
  signal?: AbortSignal | undefined
  fetching?: Fetching | undefined
}

export interface ImportOutcome {
  rows: number
  keep: number
  unread: number
}

/** A job has one message for readers of both languages. */
const SAID = {
  fetching: 'trayendo la página / fetching the page',
  reading: 'leyendo / reading',
  page: (page: number, pages: number) => `página / page ${page} / ${pages}`,
  rows: (rows: number) => `líneas / lines: ${rows}`,
} as const

/** Shares of the work: the fetching, the reading, the rest. */
const FETCHED = 0.1
const READ = 0.9

export async function runImport(
  around: Around,
  restaurantId: string,
  importId: string,
  run: ImportRun = {},
): Promise<ImportOutcome> {
  const { storage } = around
  const taken = await storage.write(restaurantId, (rows) => startReading(rows, importId))
  // Read before, or given up: there is nothing to do.
  if (!taken) return countsOf(around, restaurantId, importId)
  try {
    const bytes = taken.content ?? (await fetchContent(around, restaurantId, importId, taken.name, run))
    const { currency } = await around.lists.restaurant(restaurantId)
    const url = taken.origin === 'url' ? taken.name : null
    const document = { bytes, name: taken.name, url, kind: taken.kind, currency }
    const contents = await readDocument(around, document, run)
    const rows = await reviewRows(around, restaurantId, taken.kind, contents)
    run.progress?.(READ, SAID.rows(rows.length))
    run.signal?.throwIfAborted()
    const said = contents.hints.join('\n') || null
    await storage.write(restaurantId, (open) => putRows(open, { restaurantId, importId, said }, rows))
    return countsOf(around, restaurantId, importId)
  } catch (error) {
    await noteFailure(around, restaurantId, importId, error, run.signal)
    throw error
  }
}

async function fetchContent(
  { storage, root }: Around,
  restaurantId: string,
  importId: string,
  url: string,
  { progress, signal, fetching }: ImportRun,
): Promise<Buffer> {
  progress?.(0, SAID.fetching)
  const bytes = await fetchLink(url, { root, signal, fetching })
  await storage.write(restaurantId, (rows) => keepContent(rows, importId, bytes))
  return bytes
}

async function readDocument(
  around: Around,
  document: SourceDocument,
  { progress, signal }: ImportRun,
): Promise<Contents> {
  let reached = FETCHED
  progress?.(reached, SAID.reading)
  const contents = await readingRoomOf(around).threads.read(document, {
    signal,
    onPage: (page, pages) => {
      // Pages may be looked at a second time, for titles that are drawn: what was reached stays reached.
      reached = Math.max(reached, FETCHED + ((READ - FETCHED) * page) / pages)
      progress?.(reached, SAID.page(page, pages))
    },
  })
  // An empty import is none, and figures without a word are no list.
  if (!contents.lines.some(({ read }) => /\p{L}{3}/u.test(read?.dish ?? read?.name ?? '')))
    throw new MaridajeError('unreadable_file', `${document.name} gave no line that could be read`)
  if (contents.lines.length > MOST_ROWS)
    throw new MaridajeError(
      'too_large',
      `${document.name} has ${contents.lines.length} lines; at most ${MOST_ROWS} are taken`,
    )
  return contents
}

async function reviewRows(
  around: Around,
  restaurantId: string,
  kind: ImportKind,
  { lines }: Contents,
): Promise<ReviewRow[]> {
  const { storage, engines, now } = around
  const rows = await firstRows(lines, kind, engines.of(restaurantId), now().getFullYear())
  const matches =
    kind === 'menu'
      ? matchDishes(rows, await storage.menuOf(restaurantId))
      : matchLines(rows, await storage.read(restaurantId, (open) => cellarOf(open, { lock: false })), around)
  return rows.map((row) => {
    const match = matches.get(row.n) ?? null
    // What the house has on its list already belongs there, whatever the reader takes it for.
    return match === null ? row : { ...row, matches: match, decision: 'keep' }
  })
}

function matchLines(rows: readonly ReviewRow[], cellar: readonly CellarWine[], around: Around): Map<number, string> {
  const lines = (decision: ReviewRow['decision']) =>
    rows.flatMap((row) => (row.decision === decision && row.read !== null ? [{ n: row.n, fields: row.read }] : []))
  const kept = matchWines(lines('keep'), cellar, readingRoomOf(around).names())
  const taken = new Set(kept.values())
  const free = cellar.filter(({ id, isArchived }) => !isArchived && !taken.has(id))
  return new Map([...kept, ...matchWines(lines('skip'), free, null)])
}

/** What trying again does not mend is the import's own failure; else the job is tried again, and the import waits for it. */
async function noteFailure(
  { storage }: Around,
  restaurantId: string,
  importId: string,
  error: unknown,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted) {
    await storage.write(restaurantId, async (rows) => {
      // A worker that has to end gives the job back; a person who cancels it does not want it back.
      if ((await findImport(rows, importId))?.isCancelAsked) await cancelImport(rows, importId)
    })
    return
  }
  if (!(error instanceof MaridajeError) || ERRORS[error.code].status >= 500) return
  const failure = error instanceof LinkFailure ? error.failure : failureOf(error.code, error.message)
  const said = [error.message, error.hint].filter(Boolean).join(' ')
  await storage.write(restaurantId, async (rows) => {
    if (!(await failImport(rows, importId, { failure, said }))) return
    const entry = { actor: SYSTEM.actor, role: SYSTEM.role, action: 'import.failed', subject: importId }
    await writeAudit(rows, restaurantId, { ...entry, details: { failure } })
  })
}

async function countsOf({ storage }: Around, restaurantId: string, importId: string): Promise<ImportOutcome> {
  const found = await storage.read(restaurantId, (rows) => findImport(rows, importId))
  if (!found) throw new MaridajeError('not_found', `There is no import ${importId}`)
  const { rows, keep, unread } = found.counts
  return { rows, keep, unread }
}
