/** One dish explained: the ranking, why a wine is not first, what a change would do. */
import type { ExplainRequest } from '../contract/requests.ts'
import type { ExplainResponse } from '../contract/results.ts'
import type { Engine } from '../pairing/engine.ts'
import { findWine, whatIf, whyNot } from '../pairing/explain/counterfactual.ts'
import { correctDish } from '../pairing/house/correct.ts'
import { type DishHouse, withoutPins } from '../pairing/house/house-view.ts'
import { spokenName, wordsIn } from '../pairing/words.ts'
import { houseOf, type Lists, type PairedList } from './lists.ts'
import { withMoney } from './pair-dishes.ts'

const TOP = 5

export async function explainPairing(lists: Lists, request: ExplainRequest): Promise<ExplainResponse> {
  const { dish, lang, constraints, what_if: change } = request
  const list = await lists.forRequest(request)
  const house = houseOf(list, dish)
  const engine = house ? inHouse(list.engine, house) : list.engine
  const reading = engine.readDish(dish)
  const options = { top: TOP, lang, constraints, house }
  const result = engine.pairReading(reading, list.table, options)
  const paired = reading.kind === 'food' && list.table.size > 0
  // What is pinned stays first whatever changes: the change is looked at without the pins.
  const unpinned = house ? { ...options, house: withoutPins(house) } : options
  const before = house && house.pins.length > 0 ? engine.pairReading(reading, list.table, unpinned) : result
  const moved = paired && change !== undefined ? whatIf(engine, dish, list.table, change, before, unpinned) : null
  return {
    result: withMoney(result),
    why_not: paired ? explainWhyNot(list, engine, request) : null,
    what_if: moved && { ...moved, result: withMoney(moved.result) },
  }
}

/** The engine that knows the dish as the house does. */
function inHouse(engine: Engine, { values }: DishHouse): Engine {
  return { ...engine, readDish: (dish) => correctDish(engine.readDish(dish), values) }
}

/** By match; where the house itself decided about one of the two, that is the answer. */
function explainWhyNot(list: PairedList, engine: Engine, request: ExplainRequest): ExplainResponse['why_not'] {
  const { dish, lang, why_not: wanted, wine } = request
  const asked = wanted ?? wine
  if (asked === undefined) return null
  const byMatch = whyNot(engine, engine.readDish(dish), list.table, asked, lang)
  const house = houseOf(list, dish)
  const row = findWine(list.table, asked)
  if (!byMatch || !house || row === null) return byMatch
  const words = wordsIn(lang)
  const name = (listRow: number) => spokenName(list.wines[listRow]?.name ?? '')
  const listRow = list.table.rows[row]!
  const pinned = house.pins[0]
  if (house.vetoed.has(listRow)) return { ...byMatch, text: words.vetoedNot(name(listRow)) }
  if (pinned === undefined || pinned === listRow) return byMatch
  return { ...byMatch, text: `${words.pinnedFirst(name(pinned))} ${byMatch.text}` }
}
