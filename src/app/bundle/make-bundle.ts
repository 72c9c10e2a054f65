/** What a phone needs to answer all evening without the server (CONTRACTS M). Nothing in it tells what a wine costs the house. */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Bundle } from '../../contract/house/planning.ts'
import { WINE_INDEX, WINE_KEYS } from '../../domain/vocabulary.ts'
import { noAlcoholFor, pickWines } from '../../pairing/picks.ts'
import { writeScores } from '../../pairing/planners/matrix.ts'
import { styleClassOf } from '../../pairing/wine-table.ts'
import { wordsIn } from '../../pairing/words.ts'
import type { KnownRestaurant } from '../../storage/storage.ts'
import { type Board, type BoardDish, nameOf, orderOf, pinsOf, storedWine } from '../planning/board.ts'
import { nameGlass } from './glasses.ts'
import { guestWordsOf } from './guest-words.ts'

type Sentence = Bundle['sentences'][number]

/** Wines of a dish that come with their reason. */
const ANSWERED = 12
const AT_ONCE = 5

/** @param dishes those that are on the menu at that time */
export async function makeBundle(
  board: Board,
  dishes: readonly BoardDish[],
  restaurant: KnownRestaurant,
  madeAt: Date,
): Promise<Bundle> {
  const { list } = board
  const sentences = collectSentences()
  const answers: Bundle['answers'] = []
  for (const [i, dish] of dishes.entries()) {
    answers.push(answerDish(board, dish, sentences.place))
    if (i % AT_ONCE === AT_ONCE - 1) await setImmediate()
  }
  const width = board.matrix.wineIds.length
  const scores = new Uint8Array(dishes.length * width)
  for (const [to, dish] of dishes.entries()) {
    const from = board.dishes.indexOf(dish)
    scores.set(board.matrix.scores.subarray(from * width, (from + 1) * width), to * width)
  }
  const content = {
    restaurant: { id: restaurant.id, name: restaurant.name, currency: restaurant.currency },
    dishes: dishes.map(({ stored, key }) => ({
      id: stored?.id ?? key,
      dish: stored?.dish ?? key,
      section: stored?.section ?? '',
      is_sold_out: stored?.isSoldOut ?? false,
      special: stored?.specialUntil != null,
    })),
    wines: [...list.table.readings.keys()].map((row) => describeWine(board, row)),
    scores: writeScores(scores),
    answers,
    sentences: sentences.all,
    guest_words: guestWordsOf(list.engine.knowledge).map(({ words, wants }) => ({
      words: [...words],
      wants: { ...wants },
    })),
  }
  const version = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)
  return { version, made_at: madeAt.toISOString(), ...content }
}

function answerDish(board: Board, dish: BoardDish, place: (sentence: Sentence) => number): Bundle['answers'][number] {
  const { list } = board
  const all = orderOf(list, dish)
  const order = all.slice(0, ANSWERED)
  const pins = new Set(pinsOf(list, dish))
  const picks = pickWines(all, dish.scores, list.table)
  const nothing = noAlcoholFor(dish.reading)
  const noteOf = (row: number) => dish.house?.notes.get(list.table.rows[row]!) ?? null
  return {
    order,
    pinned: order.filter((row) => pins.has(row)).length,
    reasons: order.map((row) => {
      const sentence = sayWhy(board, dish, row)
      return sentence ? place(sentence) : -1
    }),
    ...picks,
    no_alcohol: { es: wordsIn('es').noAlcohol[nothing], en: wordsIn('en').noAlcohol[nothing] },
    note: order[0] === undefined ? null : inBoth(noteOf(order[0])),
  }
}

/** What the house says of the two comes before what the engine would say. */
function sayWhy({ list }: Board, dish: BoardDish, row: number): Sentence | null {
  const note = inBoth(dish.house?.notes.get(list.table.rows[row]!) ?? null)
  if (note) return note
  const { es, en } = list.engine.explainPair(dish.reading, list.table, row)
  const [first, same] = [es.reasons[0], en.reasons[0]]
  return first && same ? { es: first.text, en: same.text } : null
}

/** A note in one language alone is better than none in the other. */
function inBoth(note: Sentence | null): Sentence | null {
  return note && { es: note.es || note.en, en: note.en || note.es }
}

function describeWine({ list, offers }: Board, row: number): Bundle['wines'][number] {
  const { engine, table } = list
  const reading = table.readings[row]!
  const stored = storedWine(list, row)
  const serving = engine.serveWine(table, row)
  const value = (key: (typeof WINE_KEYS)[number]) => twoDigits(reading.profile.values[WINE_INDEX[key]]!)
  const numbers = WINE_KEYS.flatMap((key) => (value(key) > 0 ? [[key, value(key)] as const] : []))
  return {
    id: stored?.id ?? `${row}`,
    name: nameOf(list, row),
    colour: reading.colour,
    style: reading.style,
    grape: engine.toWineLine(reading).grapes[0] ?? '',
    grapes: [...reading.grapes],
    country: reading.country,
    style_class: styleClassOf(table, row),
    body: value('body'),
    sweetness: value('sweetness'),
    acidity: value('acidity'),
    tannin: value('tannin'),
    numbers: Object.fromEntries(numbers),
    price_cents: stored?.price?.cents ?? null,
    glass_price_cents: stored?.glassPrice?.cents ?? null,
    is_out: offers[row]!.isOut,
    open: stored?.openAt != null,
    serve: { ...serving, glass: nameGlass(serving.glass) },
  }
}

/** Each sentence once, however many pairs it is said of. */
function collectSentences(): { all: Sentence[]; place: (sentence: Sentence) => number } {
  const all: Sentence[] = []
  const places = new Map<string, number>()
  return {
    all,
    place: (sentence) => {
      const key = `${sentence.es}\n${sentence.en}`
      const found = places.get(key)
      if (found !== undefined) return found
      places.set(key, all.length)
      return all.push(sentence) - 1
    },
  }
}

function twoDigits(value: number): number {
  return Math.round(value * 100) / 100
}
