/** What a guest asks: pairings of a dish, why, the menu and the wines of a house. */
import type { Constraints, DishInput, Lang } from '../../contract/requests.ts'
import type { ListWine, MenuDish, Restaurant } from '../../contract/restaurant.ts'
import type { ExplainResponse, PairingResponse } from '../../contract/results.ts'
import { call, readAll } from './send.ts'

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
  return readAll(`/restaurants/${restaurant}/menus`, signal)
}

export function fetchWines(restaurant: string, signal: AbortSignal): Promise<ListWine[]> {
  return readAll(`/restaurants/${restaurant}/wines`, signal)
}

export function fetchRestaurants(signal: AbortSignal): Promise<Restaurant[]> {
  return readAll('/restaurants', signal)
}

/** A question that happens to be a POST: nothing is written, so it needs no key. */
function ask<T>(path: string, signal: AbortSignal, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  return call(`/api/v1${path}`, { method: 'POST', body: JSON.stringify(body), headers, signal })
}
