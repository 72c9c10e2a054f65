/** Questions to the server. Every failure is a `Trouble` that says how the page should react. */
import type { Constraints, DishInput, Lang } from '../../contract/requests.ts'
import type { ListWine, MenuDish, Restaurant } from '../../contract/restaurant.ts'
import type { ExplainResponse, PairingResponse } from '../../contract/results.ts'

export type TroubleKind = 'lost' | 'slow' | 'refused'

export class Trouble extends Error {
  readonly kind: TroubleKind
  /** how long to wait before asking again */
  readonly waitMs: number
  constructor(kind: TroubleKind, detail: string, waitMs: number) {
    super(detail)
    this.kind = kind
    this.waitMs = waitMs
  }
}

const LOST_WAIT_MS = 5_000
const SLOW_WAIT_MS = 10_000
/** How many wines come back for each dish. */
const TOP = 8

export interface PairingQuestion {
  dishes: readonly DishInput[]
  lang: Lang
  constraints: Constraints
}

export interface ExplainQuestion {
  dish: DishInput
  lang: Lang
  why_not?: string
  what_if?: string
}

export function pairDishes(question: PairingQuestion, signal: AbortSignal): Promise<PairingResponse> {
  return ask('/pairings', signal, { ...question, top: TOP })
}

export function explainPairing(question: ExplainQuestion, signal: AbortSignal): Promise<ExplainResponse> {
  return ask('/pairings/explain', signal, question)
}

export function fetchMenu(restaurant: string, signal: AbortSignal): Promise<MenuDish[]> {
  return fetchAll(`/restaurants/${restaurant}/menus`, signal)
}

export function fetchWines(restaurant: string, signal: AbortSignal): Promise<ListWine[]> {
  return fetchAll(`/restaurants/${restaurant}/wines`, signal)
}

export function fetchRestaurants(signal: AbortSignal): Promise<Restaurant[]> {
  return fetchAll('/restaurants', signal)
}

async function fetchAll<T>(path: string, signal: AbortSignal): Promise<T[]> {
  const items: T[] = []
  let next: string | null = null
  do {
    const query: string = next === null ? '' : `?after=${encodeURIComponent(next)}`
    const page: { items: T[]; next: string | null } = await ask(`${path}${query}`, signal)
    items.push(...page.items)
    next = page.next
  } while (next !== null)
  return items
}

async function ask<T>(path: string, signal: AbortSignal, body?: object): Promise<T> {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  let response: Response
  try {
    response = await fetch(`/api/v1${path}`, { ...init, signal })
  } catch (cause) {
    if (signal.aborted) throw cause
    throw new Trouble('lost', '', LOST_WAIT_MS)
  }
  if (!response.ok) throw await troubleOf(response)
  return response.json()
}

async function troubleOf(response: Response): Promise<Trouble> {
  const afterSeconds = Number(response.headers.get('retry-after'))
  const waitMs = afterSeconds > 0 ? afterSeconds * 1_000 : SLOW_WAIT_MS
  if (response.status === 429) return new Trouble('slow', '', waitMs)
  if (response.status >= 502) return new Trouble('lost', '', LOST_WAIT_MS)
  const problem: { detail?: string } = await response.json().catch(() => ({}))
  return new Trouble('refused', problem.detail ?? '', SLOW_WAIT_MS)
}
