/** What a site or format is to us: what it matches, where it starts, what it reads, where it goes on, what it permits. */

import type { PageReading } from './draft.ts'
import type { Page } from './page.ts'
import type { Tools } from './tools.ts'

/**
 * `open`: pages may be fetched, as robots.txt allows. `saved_only`: members-only, or the terms forbid crawling; pages
 * and exports a person saved and may use are read, nothing is fetched. `key`: fetched with the person's own key.
 */
export type Policy =
  | { access: 'open' }
  | { access: 'saved_only'; why: string }
  | { access: 'key'; why: string; env: string; header: (key: string) => Record<string, string> }

export interface Connector {
  /** stable; stands in every record */
  id: string
  policy: Policy
  /** whether it answers for this address before anything is fetched */
  claims(url: URL): boolean
  /** whether it can read this page or payload */
  matches(page: Page): boolean
  /** addresses to fetch instead of the one that was asked for */
  start(url: URL): URL[]
  read(page: Page, tools: Tools): PageReading
  /** further pages of the same list */
  next(page: Page): URL[]
}

type Given = Pick<Connector, 'id' | 'matches' | 'read'> & Partial<Connector>

/** Formats that any site may use leave `claims` out: they answer for no address. */
export function connector(given: Given): Connector {
  return Object.freeze({
    policy: { access: 'open' },
    claims: () => false,
    start: (url: URL) => [url],
    next: () => [],
    ...given,
  } satisfies Connector)
}

/** The site itself or one below it. */
export function isHost(url: URL | null, ...hosts: readonly string[]): boolean {
  return url !== null && hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
}
