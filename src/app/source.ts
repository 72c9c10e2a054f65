/**
 * From addresses, files and folders to records in a folder: raw input is kept first, then read, then exported. A run that
 * ends early goes on with `resume`: what lies in the folder is not fetched again, and reading is the same each time.
 */
import { mkdirSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { RecordKind, SourcedRecord } from '../contract/records.ts'
import { ERRORS, MaridajeError } from '../errors.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { Fetcher, type FetcherOptions } from '../sourcing/fetching/fetcher.ts'
import { FETCH_LIMITS } from '../sourcing/fetching/limits.ts'
import { type Reaction, reactionOf, skip } from '../sourcing/fetching/reactions.ts'
import { userAgentOf } from '../sourcing/fetching/user-agent.ts'
import type { Announce } from '../sourcing/raw/announce.ts'
import { exportRecords, type Manifest, type SourceReport, type UnreadLine } from '../sourcing/raw/export-records.ts'
import type { Kept } from '../sourcing/raw/journal.ts'
import { type InputFile, listInputs } from '../sourcing/raw/list-inputs.ts'
import { RawStore } from '../sourcing/raw/raw-store.ts'
import { readSource, type SourceReading } from '../sourcing/read-source.ts'
import { connectorFor } from '../sourcing/sites/catalogue.ts'

export interface SourceRequest {
  /** addresses, files, folders */
  inputs: readonly string[]
  out: string
  kind: RecordKind | null
  resume: boolean
}

export interface SourceSurroundings {
  knowledge: Knowledge
  now: () => number
  /** who asks: our version, and how to reach the person who runs us */
  guest: { version: string; contact: string | undefined }
  /** tests alone: servers on this machine, their own clock */
  fetching?: Omit<FetcherOptions, 'userAgent' | 'checkPolicy' | 'signal'>
  /** the person's own keys, by the name of their environment variable */
  keys: Readonly<Record<string, string | undefined>>
  talk: (text: string) => void
  signal?: AbortSignal
  announce?: Announce
}

export interface SourceResult {
  manifest: Manifest
  /** inputs that gave no record */
  empty: string[]
  /** the status that says why nothing was read: that of the files where all are at fault, else 1; 0 where all gave something */
  exit: number
}

export async function source(request: SourceRequest, around: SourceSurroundings): Promise<SourceResult> {
  mkdirSync(request.out, { recursive: true })
  const store = new RawStore(request.out, around.announce)
  const run = new Run(request, around, store, openRun(request, store))
  try {
    for (const input of request.inputs) await run.take(input)
  } finally {
    await run.close()
  }
  const manifest = exportRecords(request.out, run.records, run.unread, run.reports, around.announce)
  store.finish(run.number)
  around.announce?.('finished', request.out)
  const empty = request.inputs.filter((input) => !run.gave.has(input))
  const isFiles = run.records.length === 0 && run.failures.length > 0 && run.failures.every(isUnreadable)
  return { manifest, empty, exit: empty.length === 0 ? 0 : isFiles ? ERRORS.unreadable_file.exit : 1 }
}

/** The number of the run: a new one, or the one that was left. */
function openRun({ inputs, kind, resume, out }: SourceRequest, { journal }: RawStore): number {
  const last = journal.entries.findLast((entry) => entry.type === 'run')
  if (!resume || !last) {
    const number = (last?.run ?? 0) + 1
    journal.append({ type: 'run', run: number, inputs: [...inputs], kind })
    return number
  }
  if (JSON.stringify([last.inputs, last.kind]) === JSON.stringify([inputs, kind])) return last.run
  throw new MaridajeError(
    'usage',
    `${out} holds a run over other sources: ${last.inputs.join(' ')}${last.kind ? ` --kind ${last.kind}` : ''}`,
    {
      hint: 'Resume with the same words, or start a new run without --resume.',
    },
  )
}

class Run {
  readonly number: number
  readonly records: SourcedRecord[] = []
  readonly unread: UnreadLine[] = []
  readonly reports: SourceReport[] = []
  readonly failures: unknown[] = []
  /** inputs that gave a record */
  readonly gave = new Set<string>()
  private readonly request: SourceRequest
  private readonly around: SourceSurroundings
  private readonly store: RawStore
  private readonly seen = new Set<string>()
  private fetcher: Fetcher | undefined

  constructor(request: SourceRequest, around: SourceSurroundings, store: RawStore, number: number) {
    this.request = request
    this.around = around
    this.store = store
    this.number = number
  }

  async take(input: string): Promise<void> {
    if (isAddress(input)) return this.takeSite(input)
    for (const { path, read } of this.filesOf(input))
      await this.takeOne(input, path, async () => ({ bytes: read(), url: null, etag: null, last_modified: null }))
  }

  /** One of several that is not there is reported; alone it is the error. */
  private filesOf(input: string): readonly InputFile[] {
    try {
      return listInputs(input)
    } catch (error) {
      if (this.request.inputs.length === 1) throw error
      this.report(input, input, error)
      return []
    }
  }

  async close(): Promise<void> {
    await this.fetcher?.close()
  }

  /** The address and the pages behind it, nearest first. */
  private async takeSite(input: string): Promise<void> {
    const asked = new URL(input)
    const connector = connectorFor(asked)
    let front = (connector?.start(asked) ?? [asked]).map((url) => url.href)
    for (let depth = 0; depth <= FETCH_LIMITS.depth && front.length > 0; depth++) {
      const behind: string[] = []
      for (const address of front) {
        const reading = await this.takeOne(input, address, (before) => this.fetch(new URL(address), before))
        behind.push(...(reading?.next ?? []).map(({ href }) => href))
      }
      front = [...new Set(behind)].filter((address) => !this.seen.has(address))
    }
  }

  /** Kept raw, read, reported; once in a run. */
  private async takeOne(input: string, name: string, get: Get): Promise<SourceReading | null> {
    if (this.seen.has(name)) return null
    this.seen.add(name)
    // Reading keeps the thread: between two sources a signal gets its turn.
    await setImmediate()
    this.around.signal?.throwIfAborted()
    try {
      const kept = this.keptBefore(name) ?? (await this.keep(name, get))
      return await this.read(input, kept)
    } catch (error) {
      if (this.around.signal?.aborted) throw error
      this.report(input, name, error)
      return null
    }
  }

  private keptBefore(name: string): Kept | null {
    const { entries } = this.store.journal
    const mine = entries.findLast(
      (entry) =>
        (entry.type === 'raw' || entry.type === 'failed') && entry.run === this.number && entry.source === name,
    )
    // What failed for good in this run is not asked again; what may pass is.
    if (mine?.type === 'failed' && !mine.again) throw skip(mine.why)
    return mine?.type === 'raw' ? mine : null
  }

  private async keep(name: string, get: Get): Promise<Kept> {
    const before = this.store.lastOf(name)
    try {
      const got = await get(before)
      const fetchedAt = new Date(this.around.now()).toISOString()
      return this.store.keep(got.bytes, {
        run: this.number,
        source: name,
        url: got.url,
        etag: got.etag,
        last_modified: got.last_modified,
        fetched_at: fetchedAt,
      })
    } catch (error) {
      if (this.around.signal?.aborted || error instanceof MaridajeError) throw error
      const reaction = reactionOf(error)
      this.store.journal.append({
        type: 'failed',
        run: this.number,
        source: name,
        why: reaction.message,
        again: passes(reaction),
      })
      throw reaction
    }
  }

  private async fetch(url: URL, before: Kept | null): Promise<Got> {
    this.around.talk(`${url.href} …`)
    const headers = this.keyFor(url)
    this.fetcher ??= new Fetcher({
      ...this.around.fetching,
      userAgent: userAgentOf(this.around.guest.version, this.around.guest.contact),
      checkPolicy: (hop) => this.keyFor(hop),
      ...(this.around.signal ? { signal: this.around.signal } : {}),
    })
    const known = before && this.store.has(before) ? { etag: before.etag, lastModified: before.last_modified } : {}
    const answer = await this.fetcher.fetch({ url, ...known, ...(headers ? { headers } : {}) })
    const bytes = answer.isUnchanged && before ? this.store.bytesOf(before) : answer.bytes
    return {
      bytes,
      url: answer.url.href,
      etag: answer.etag ?? before?.etag ?? null,
      last_modified: answer.lastModified ?? before?.last_modified ?? null,
    }
  }

  /** Sites that are off without a key, or off altogether, say so. */
  private keyFor(url: URL): Record<string, string> | null {
    const policy = connectorFor(url)?.policy
    if (!policy || policy.access === 'open') return null
    const key = policy.access === 'key' ? this.around.keys[policy.env] : undefined
    if (policy.access === 'saved_only' || !key) throw skip(policy.why)
    return policy.header(key)
  }

  private async read(input: string, kept: Kept): Promise<SourceReading> {
    const { source: name, url } = kept
    const reading = await readSource(this.store.bytesOf(kept), {
      name,
      ...(url === null ? {} : { url: new URL(url) }),
      ...(this.request.kind ? { kind: this.request.kind } : {}),
      knowledge: this.around.knowledge,
      fetchedAt: kept.fetched_at,
    })
    this.records.push(...reading.records)
    this.unread.push(...reading.unread.map((line) => ({ source: name, ...line })))
    if (reading.records.length > 0) this.gave.add(input)
    this.reports.push({
      source: name,
      connector: reading.records[0]?.connector ?? null,
      sha256: kept.sha256,
      fetched_at: kept.fetched_at,
      records: reading.records.length,
      unread: reading.unread.length,
      hints: reading.hints,
      error: null,
    })
    this.around.talk(`${name}: ${reading.records.length} read, ${reading.unread.length} not`)
    this.around.announce?.('read', name)
    return reading
  }

  private report(input: string, name: string, error: unknown): void {
    this.failures.push(error)
    const message = error instanceof Error ? error.message : String(error)
    const hint = error instanceof MaridajeError ? error.hint : ''
    this.around.talk(`${name}: ${message}${hint ? `\n  ${hint}` : ''}`)
    this.reports.push({
      source: name,
      connector: null,
      sha256: null,
      fetched_at: null,
      records: 0,
      unread: 0,
      hints: hint ? [hint] : [],
      error: message,
    })
    if (name === input && error instanceof MaridajeError && error.code === 'internal') throw error
  }
}

interface Got {
  bytes: Uint8Array
  url: string | null
  etag: string | null
  last_modified: string | null
}

type Get = (before: Kept | null) => Promise<Got>

function passes({ reaction }: Reaction): boolean {
  return reaction === 'Retry' || reaction === 'Throttled'
}

function isAddress(input: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(input) && URL.canParse(input)
}

/** The file itself is at fault, not the way to it. */
function isUnreadable(error: unknown): boolean {
  return error instanceof MaridajeError && ERRORS[error.code].exit === ERRORS.unreadable_file.exit
}
