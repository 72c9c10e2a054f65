/** What a planner may choose from: prices, what is gone, and what the guests do not want. */
import type { Constraints } from '../../contract/requests.ts'
import type { Colour } from '../../domain/vocabulary.ts'
import { plainWords } from './plain-words.ts'

/** One wine of the list, at the same place as in the score matrix. */
export interface WineOffer {
  colour: Colour | null
  priceCents: number | null
  glassPriceCents: number | null
  /** sold out, or none left */
  isOut: boolean
  /** name, grape and style: where a dislike is looked for */
  words: string
}

/** What was given up because no wine met everything. */
export type Relaxed = 'glass' | 'price' | 'colour' | 'avoid' | 'budget'

/** What is given up first stands first: as the engine does it. */
const RELAX_ORDER = ['glass', 'price', 'colour', 'avoid'] as const

/** Places of the wines that stay. */
export function offeredWines(
  offers: readonly WineOffer[],
  constraints: Constraints = {},
): { wines: number[]; relaxed: Relaxed[] } {
  const tests = testsOf(constraints)
  const there = [...offers.keys()].filter((wine) => constraints.in_stock === false || !offers[wine]!.isOut)
  const relaxed: Relaxed[] = []
  for (;;) {
    const wines = there.filter((wine) => [...tests.values()].every((test) => test(offers[wine]!)))
    const next = RELAX_ORDER.find((name) => tests.has(name))
    if (wines.length > 0 || next === undefined) return { wines, relaxed }
    tests.delete(next)
    relaxed.push(next)
  }
}

type Test = (offer: WineOffer) => boolean

function testsOf(constraints: Constraints): Map<Relaxed, Test> {
  const tests = new Map<Relaxed, Test>()
  const { colour, max_price_cents: most, by_glass: byGlass, avoid = [] } = constraints
  if (colour && colour.length > 0)
    tests.set('colour', (offer) => offer.colour !== null && colour.includes(offer.colour))
  if (most !== undefined) tests.set('price', ({ priceCents }) => priceCents === null || priceCents <= most)
  if (byGlass) tests.set('glass', ({ glassPriceCents }) => glassPriceCents !== null)
  const unwanted = avoid.map(plainWords).filter((words) => words !== '')
  if (unwanted.length > 0) tests.set('avoid', ({ words }) => !unwanted.some((word) => plainWords(words).includes(word)))
  return tests
}
