/** One request to the API: JSON in and out, writes made once however often they are sent. */
import { v7 as uuidv7 } from 'uuid'
import { openInFlight } from './in-flight.ts'
import { lostTrouble, troubleOf } from './trouble.ts'

export interface Write {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  /** the revision that the change is meant for: somebody else's change in between is a conflict */
  ifMatch?: string
  /** the same key on a second try: the write counts once */
  key?: string
}

export interface Page<T> {
  items: T[]
  next: string | null
}

/** What a write that may be sent twice is known by. */
export function newWriteKey(): string {
  return uuidv7()
}

/** @param path below /api/v1 */
export function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  return call(`/api/v1${path}`, signal ? { signal } : {})
}

/** All pages of a list, one after the other. */
export async function readAll<T>(path: string, signal?: AbortSignal): Promise<T[]> {
  const items: T[] = []
  let next: string | null = null
  const joint = path.includes('?') ? '&' : '?'
  do {
    const query: string = next === null ? '' : `${joint}after=${encodeURIComponent(next)}`
    const page: Page<T> = await read(`${path}${query}`, signal)
    items.push(...page.items)
    next = page.next
  } while (next !== null)
  return items
}

/** Answers as JSON gives them; whoever asks says of what type they are. */
const inFlight = openInFlight<Awaited<ReturnType<Response['json']>>>()

export function write<T>(path: string, { method, body, ifMatch, key = newWriteKey() }: Write): Promise<T> {
  const sent = body === undefined ? undefined : JSON.stringify(body)
  return inFlight.share([method, path, ifMatch, sent].join('\n'), () =>
    call<T>(`/api/v1${path}`, {
      method,
      headers: {
        'idempotency-key': key,
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      },
      ...(sent === undefined ? {} : { body: sent }),
    }),
  )
}

/** @param path from the root of the server */
export async function call<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, init)
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw lostTrouble()
  }
  if (!response.ok) throw await troubleOf(response)
  return JSON.parse((await response.text()) || 'null')
}
