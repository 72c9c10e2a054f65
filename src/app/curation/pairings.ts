/** The pairings of one dish, and of the whole menu page by page. */
import { setImmediate } from 'node:timers/promises'
import type { HousePairing } from '../../contract/house/curation.ts'
import type { Lang } from '../../contract/requests.ts'
import { MaridajeError } from '../../errors.ts'
import type { Around } from '../around.ts'
import { type Boards, findDish, isOnMenu } from '../planning/board.ts'
import type { Who } from '../who.ts'
import { describePairing } from './house-pairing.ts'
import { weightingFor } from './rates.ts'

export interface PairingQuestion {
  lang: Lang
  top: number
  /** of margin, 0..1; absent: as the house set it */
  weight?: number | undefined
}

export interface MenuQuestion extends PairingQuestion {
  limit: number
  /** id of the last dish of the page before */
  after?: string | undefined
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const AT_ONCE = 10

export async function pairInHouse(
  around: Around,
  boards: Boards,
  who: Who,
  restaurantId: string,
  wanted: string,
  question: PairingQuestion,
): Promise<HousePairing> {
  const [board, weighting] = await Promise.all([
    boards.of(restaurantId),
    weightingFor(around, who, restaurantId, question.weight),
  ])
  const dish = findDish(board, wanted)
  if (!dish.stored && UUID.test(wanted)) throw new MaridajeError('not_found', 'There is no such dish on the menu')
  return describePairing(board, dish, { ...question, weighting })
}

export async function pairMenu(
  around: Around,
  boards: Boards,
  who: Who,
  restaurantId: string,
  question: MenuQuestion,
): Promise<{ items: HousePairing[]; next: string | null }> {
  const [board, weighting] = await Promise.all([
    boards.of(restaurantId),
    weightingFor(around, who, restaurantId, question.weight),
  ])
  const dishes = board.dishes.filter((dish) => isOnMenu(dish, around.now()))
  const start = question.after ? dishes.findIndex(({ stored }) => stored?.id === question.after) + 1 : 0
  const end = start + question.limit
  const items: HousePairing[] = []
  for (const [i, dish] of dishes.slice(start, end).entries()) {
    items.push(describePairing(board, dish, { ...question, weighting }))
    if (i % AT_ONCE === AT_ONCE - 1) await setImmediate()
  }
  return { items, next: end < dishes.length ? (dishes[end - 1]?.stored?.id ?? null) : null }
}
