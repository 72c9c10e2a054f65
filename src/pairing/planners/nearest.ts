/** The wines of a list nearest to a guest's wish, still good with the dish. Pure: it runs on the waiter's phone. */
import type { Colour } from '../../domain/vocabulary.ts'
import type { Wish } from './guest-words.ts'

export interface WishedWine {
  colour: Colour | null
  /** ids of grapes.csv, leading first */
  grapes: readonly string[]
  country: string | null
  styleClass: string | null
  /** structure and aromas 0..1 by key; what is not there is 0 */
  numbers: Readonly<Record<string, number>>
  priceCents: number | null
  glassPriceCents: number | null
  isOut: boolean
}

/** What was asked for and given up, because no wine met everything. */
export type WishPart = 'grape' | 'country' | 'class' | 'glass' | 'price' | 'colour' | 'bubbles'

export interface WishAnswer {
  /** places of the wines, best first */
  order: number[]
  relaxed: WishPart[]
}

/** First given up stands first. */
const RELAX_ORDER: readonly WishPart[] = ['grape', 'country', 'class', 'glass', 'price', 'colour', 'bubbles']
/** How far a wine is from the example: what a palate notes first weighs most. Judgement. */
const LIKENESS: Readonly<Record<string, number>> = {
  sweetness: 1,
  acidity: 0.7,
  tannin: 1,
  body: 1,
  alcohol: 0.4,
  oak: 0.5,
  intensity: 0.5,
  bubbles: 1,
}
/** An example is red or white before it is anything else. */
const OTHER_COLOUR = 0.25
/** What a guest says weighs more than the match: a tenth too far costs as much as 0.12 of score. */
const DISTANCE_COST = 1.2
/** With an example the match decides among the nearest. */
const MATCH_SHARE_WITH_EXAMPLE = 0.4
const BOLD_COST = 0.3
const USUAL_AT_LEAST = 5
/** Nobody who asked for a semi-sweet wine takes a dry one because it goes well. */
const SWEETNESS_COUNTS = 2

/** @param scores with the dish, 0..1 or 0..255, one a wine; null without a dish; 0 is never offered */
export function findNearest(
  wish: Wish,
  wines: readonly WishedWine[],
  scores: ArrayLike<number> | null = null,
): WishAnswer {
  const scale = scores && Array.from(scores).some((score) => score > 1) ? 255 : 1
  const scoreOf = (wine: number) => (scores ? (scores[wine] ?? 0) / scale : 0)
  const there = [...wines.keys()].filter((wine) => !wines[wine]!.isOut && (!scores || scoreOf(wine) > 0))
  const { kept, relaxed } = filtered(wish, wines, there)
  const distanceOf = distances(wish, wines, usualAnswers(kept, scores ? scoreOf : null))
  const share = wish.like ? MATCH_SHARE_WITH_EXAMPLE : 1
  const safest = kept.reduce<number | null>((a, b) => (a === null || scoreOf(b) > scoreOf(a) ? b : a), null)
  const value = (wine: number) => {
    const isUsual = safest !== null && wines[wine]!.styleClass === wines[safest]!.styleClass
    const usual = wish.taste === 'bold' && isUsual ? BOLD_COST : 0
    return share * scoreOf(wine) - DISTANCE_COST * distanceOf(wine) - usual
  }
  const values = new Map(kept.map((wine) => [wine, value(wine)]))
  return { order: kept.sort((a, b) => values.get(b)! - values.get(a)! || a - b), relaxed }
}

type Test = (wine: WishedWine) => boolean

function filtered(
  wish: Wish,
  wines: readonly WishedWine[],
  there: readonly number[],
): { kept: number[]; relaxed: WishPart[] } {
  const tests = testsOf(wish, wines, there)
  const relaxed: WishPart[] = []
  for (;;) {
    const kept = there.filter((wine) => [...tests.values()].every((test) => test(wines[wine]!)))
    const next = RELAX_ORDER.find((part) => tests.has(part))
    if (kept.length > 0 || next === undefined) return { kept, relaxed }
    tests.delete(next)
    relaxed.push(next)
  }
}

function testsOf(wish: Wish, wines: readonly WishedWine[], there: readonly number[]): Map<WishPart, Test> {
  const tests = new Map<WishPart, Test>()
  const { colours, grapes, countries, styleClasses, unwanted, bubbles, byGlass } = wish
  // "Like a Malbec but lighter" is met by no Malbec of the list; "a Malbec" is.
  if (grapes.length > 0 && Object.keys(wish.steps).length === 0)
    tests.set('grape', (wine) => wine.grapes[0] !== undefined && grapes.includes(wine.grapes[0]))
  else if (unwanted.grapes.length > 0)
    tests.set('grape', ({ grapes: own }) => own[0] === undefined || !unwanted.grapes.includes(own[0]))
  if (countries.length > 0) tests.set('country', ({ country }) => country !== null && countries.includes(country))
  else if (unwanted.countries.length > 0)
    tests.set('country', ({ country }) => country === null || !unwanted.countries.includes(country))
  if (styleClasses.length > 0)
    tests.set('class', ({ styleClass }) => styleClass !== null && styleClasses.includes(styleClass))
  else if (unwanted.styleClasses.length > 0)
    tests.set('class', ({ styleClass }) => styleClass === null || !unwanted.styleClasses.includes(styleClass))
  if (byGlass === true) tests.set('glass', ({ glassPriceCents }) => glassPriceCents !== null)
  if (byGlass === false) tests.set('glass', ({ priceCents }) => priceCents !== null)
  if (colours.length > 0) tests.set('colour', ({ colour }) => colour !== null && colours.includes(colour))
  if (bubbles !== null) tests.set('bubbles', ({ numbers }) => (numbers.bubbles ?? 0) >= 0.4 === bubbles)
  const price = priceTest(
    wish,
    there.map((wine) => wines[wine]!),
  )
  if (price) tests.set('price', price)
  return tests
}

/** Cheap and dear are said of this list: its lower half, its middle half, its upper third. */
const PRICE_RANGE = { low: [0, 0.5], middle: [0.25, 0.75], high: [0.67, 1] } as const

function priceTest({ price, maxPriceCents, byGlass }: Wish, wines: readonly WishedWine[]): Test | null {
  const priceOf = ({ priceCents, glassPriceCents }: WishedWine) =>
    byGlass === true ? glassPriceCents : (priceCents ?? glassPriceCents)
  if (maxPriceCents !== null) return (wine) => (priceOf(wine) ?? Number.POSITIVE_INFINITY) <= maxPriceCents
  if (price === null) return null
  const prices = wines.flatMap((wine) => priceOf(wine) ?? []).sort((a, b) => a - b)
  if (prices.length === 0) return null
  const at = (share: number) => prices[Math.min(prices.length - 1, Math.floor(share * prices.length))]!
  const [from, to] = PRICE_RANGE[price]
  const least = from === 0 ? 0 : at(from)
  const most = to === 1 ? Number.POSITIVE_INFINITY : at(to)
  return (wine) => {
    const own = priceOf(wine)
    return own !== null && own >= least && own <= most
  }
}

/** Lighter than what? Than what one would drink with this dish: the best third of the wines, or all without a dish. */
function usualAnswers(kept: readonly number[], scoreOf: ((wine: number) => number) | null): number[] {
  if (!scoreOf) return [...kept]
  const most = Math.max(USUAL_AT_LEAST, Math.ceil(kept.length / 3))
  return kept.toSorted((a, b) => scoreOf(b) - scoreOf(a) || a - b).slice(0, most)
}

/** Distance 0..1 and more of each wine from what the words describe. @param usual what the steps start from */
function distances(wish: Wish, wines: readonly WishedWine[], usual: readonly number[]): (wine: number) => number {
  const { like, steps } = wish
  const numberOf = (wine: number, key: string) => wines[wine]!.numbers[key] ?? 0
  if (like) {
    const isRed = (like.tannin ?? 0) > 0.2
    const targets = Object.entries({ ...like, ...stepsFrom(steps, (key) => like[key] ?? 0) })
    const weights = targets.map(([key]) => LIKENESS[key] ?? 0.5)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    return (wine) => {
      const sum = targets.reduce((all, [key, target], i) => all + weights[i]! * (numberOf(wine, key) - target) ** 2, 0)
      const colour = wines[wine]!.colour
      return Math.sqrt(sum / total) + (colour !== null && (colour === 'red') !== isRed ? OTHER_COLOUR : 0)
    }
  }
  const mean = (key: string) => usual.reduce((sum, wine) => sum + numberOf(wine, key), 0) / Math.max(1, usual.length)
  const targets = Object.entries(stepsFrom(steps, mean))
  return (wine) =>
    Math.hypot(
      ...targets.map(([key, target]) => {
        const off = numberOf(wine, key) - target
        // Lighter than asked for is light as well; sweeter than asked for is not what was asked.
        return key === 'sweetness' ? SWEETNESS_COUNTS * off : steps[key]! < 0 ? Math.max(0, off) : Math.max(0, -off)
      }),
    )
}

function stepsFrom(steps: Wish['steps'], from: (key: string) => number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(steps).map(([key, step]) => [key, Math.min(1, Math.max(0, from(key) + step))]),
  )
}
