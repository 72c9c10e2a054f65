/**
 * A menu against a list, scored once: what plans, insight, the bundle and the sommelier's page stand on. Kept while menu,
 * list, engine and house stay as they are.
 */
import { setImmediate } from 'node:timers/promises'
import type { DishInput, Lang } from '../../contract/requests.ts'
import type { DishResult } from '../../contract/results.ts'
import { dishKey } from '../../domain/house-key.ts'
import type { DishReading } from '../../flavor/readings.ts'
import type { Engine } from '../../pairing/engine.ts'
import { correctDish } from '../../pairing/house/correct.ts'
import type { DishHouse } from '../../pairing/house/house-view.ts'
import { isVetoed, pinsFirst } from '../../pairing/house/order.ts'
import { FORBIDDEN, type ScoreMatrix, toByte } from '../../pairing/planners/matrix.ts'
import type { WineOffer } from '../../pairing/planners/offers.ts'
import { inStock } from '../../pairing/stock.ts'
import type { StoredDish, StoredWine } from '../../storage/storage.ts'
import type { Around } from '../around.ts'
import { houseOf, type PairedList } from '../lists.ts'
import { withMoney } from '../pair-dishes.ts'
import { toDishLine } from './dish-line.ts'

export interface BoardDish {
  /** null: asked for by text, not on the menu */
  stored: StoredDish | null
  line: string | DishInput
  key: string
  reading: DishReading
  house: DishHouse | undefined
  /** 0..1, one a wine of the table */
  scores: Float32Array
}

/** Wines count as in the list's table: other drinks are left out. */
export interface Board {
  list: PairedList
  /** the food of the menu, as printed */
  dishes: readonly BoardDish[]
  /** of `dishes`; what the house forbids is 0 */
  matrix: ScoreMatrix
  offers: readonly WineOffer[]
  /** answers of the engine, kept with the board */
  answers: Map<string, DishResult>
}

export interface Boards {
  /** @param engine where it is not the one that serves the restaurant */
  of(restaurant: string, engine?: Engine): Promise<Board>
}

/** Dishes scored at a time, so that other requests get their turn between. */
const AT_ONCE = 10
/** Enough for a menu in both languages; an answer takes some 20 kB. */
const MOST_ANSWERS = 400

export function openBoards({ lists, storage }: Pick<Around, 'lists' | 'storage'>): Boards {
  const kept = new WeakMap<PairedList, WeakMap<readonly StoredDish[], Promise<Board>>>()
  return {
    of: async (restaurant, engine) => {
      const list = await lists.forRestaurant(restaurant, engine)
      const menu = list.restaurantId === null ? [] : await storage.menuOf(list.restaurantId)
      const byMenu = kept.get(list) ?? new WeakMap<readonly StoredDish[], Promise<Board>>()
      kept.set(list, byMenu)
      const found = byMenu.get(menu) ?? makeBoard(list, menu)
      byMenu.set(menu, found)
      return found
    },
  }
}

/** A menu against a list that is kept nowhere. */
export async function makeBoard(list: PairedList, menu: readonly StoredDish[]): Promise<Board> {
  const dishes: BoardDish[] = []
  for (const [i, stored] of menu.entries()) {
    const dish = scoreDish(list, toDishLine(stored), stored)
    if (dish.reading.kind === 'food') dishes.push(dish)
    if (i % AT_ONCE === AT_ONCE - 1) await setImmediate()
  }
  return {
    list,
    dishes,
    matrix: matrixOf(list, dishes),
    offers: list.table.readings.map((_, row) => offerOf(list, row)),
    answers: new Map(),
  }
}

/** @param stored the dish of the menu; its key is that of its decisions */
export function scoreDish(list: PairedList, line: string | DishInput, stored: StoredDish | null): BoardDish {
  const { engine, table } = list
  const text = typeof line === 'string' ? line : line.dish
  const key = stored?.key ?? dishKey(text)
  const house = stored ? list.house?.ofDish(stored.key) : houseOf(list, line)
  const reading = correctDish(engine.readDish(line), house?.values ?? [])
  const scores = reading.kind === 'food' ? engine.scoreWines(reading, table) : new Float32Array(table.size)
  return { stored, line, key, reading, house, scores }
}

/** A dish of the menu by id or name, or any dish by its text. */
export function findDish(board: Board, wanted: string): BoardDish {
  return findOnMenu(board, wanted) ?? scoreDish(board.list, wanted, null)
}

export function findOnMenu({ dishes }: Board, wanted: string): BoardDish | undefined {
  const key = dishKey(wanted)
  return dishes.find(({ stored }) => stored?.id === wanted) ?? dishes.find((dish) => key !== '' && dish.key === key)
}

export function matrixOf({ table, stored }: PairedList, dishes: readonly BoardDish[]): ScoreMatrix {
  const scores = new Uint8Array(dishes.length * table.size)
  for (const [i, { scores: own, house }] of dishes.entries())
    for (let row = 0; row < table.size; row++)
      scores[i * table.size + row] = house && isVetoed(row, table, house) ? FORBIDDEN : toByte(own[row]!)
  return {
    dishIds: dishes.map(({ stored: dish, key }) => dish?.id ?? key),
    wineIds: Array.from(table.rows, (row) => stored[row]?.id ?? `${row}`),
    scores,
  }
}

/** Rows of the table that the house put first with this dish. */
export function pinsOf({ table }: PairedList, { house }: BoardDish): number[] {
  if (!house || house.pins.length === 0) return []
  const places = new Map(Array.from(table.rows, (row, place) => [row, place]))
  return house.pins.flatMap((row) => places.get(row) ?? [])
}

/** Rows of the table that can be had, as the house orders them: pins, then by match. */
export function orderOf({ table }: PairedList, { house, scores }: BoardDish): number[] {
  const rows = [...table.readings.keys()]
    .filter((row) => inStock(table.readings[row]!) && !(house && isVetoed(row, table, house)))
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
  return house ? pinsFirst(rows, table, house) : rows
}

export function answerOf(board: Board, dish: BoardDish, lang: Lang, top: number): DishResult {
  const question = `${dish.stored?.id ?? ''} ${lang} ${top}`
  const found = dish.stored && board.answers.get(question)
  if (found) return found
  const { engine, table } = board.list
  const options = { top, lang, house: dish.house, scores: dish.scores }
  const answer = withMoney(engine.pairReading(dish.reading, table, options))
  if (dish.stored && board.answers.size < MOST_ANSWERS) board.answers.set(question, answer)
  return answer
}

/** A special of the day is on the menu until its day ends. */
export function isOnMenu({ stored }: BoardDish, now: Date): boolean {
  return !stored?.specialUntil || stored.specialUntil > now
}

export function storedWine({ table, stored }: PairedList, row: number): StoredWine | undefined {
  return stored[table.rows[row]!]
}

export function nameOf({ table }: PairedList, row: number): string {
  return table.readings[row]!.input.name
}

function offerOf(list: PairedList, row: number): WineOffer {
  const reading = list.table.readings[row]!
  const wine = storedWine(list, row)
  return {
    colour: reading.colour,
    priceCents: wine?.price?.cents ?? null,
    glassPriceCents: wine?.glassPrice?.cents ?? null,
    isOut: !inStock(reading),
    words: [reading.input.name, ...reading.grapes, reading.style, reading.styleClass].join(' '),
  }
}
