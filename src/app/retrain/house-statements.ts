/**
 * What guests and houses chose, as statements to learn from. A house is one voice under a name that says nothing; one
 * evening is no statement; what was disliked more than chosen speaks against. The voices stand in the fold that is neither
 * tested nor tuned on: what the engine offered, and was chosen, must not judge the engine.
 */
import { createHash } from 'node:crypto'
import { type Knowledge, tableOf } from '../../knowledge/knowledge.ts'
import type { Recommendation } from '../../knowledge/tables.ts'
import { FINAL_FOLD } from '../../modeling/folds.ts'
import type { Engine } from '../../pairing/engine.ts'
import type { SharedEvent } from '../../storage/shared-feedback.ts'

export interface HouseStatements {
  statements: Recommendation[]
  read: number
  /** by reason: every event is in a statement, or here */
  rejected: Record<'dish_not_known' | 'wine_not_read' | 'only_offered' | 'too_few' | 'undecided', number>
}

interface Tally {
  voice: string
  dishText: string
  dishId: string
  wineText: string
  style: string
  styleClass: string
  grape: string
  events: number
  liked: number
  disliked: number
}

const SOURCE = 'house-feedback'
const LEAST_LIKED = 3
const LEAST_DISLIKED = 2
/** So many times more for than against, or the other way round. */
const CLEARLY = 3
const SURE_FROM = 0.45
/** Beside 1 for what a sommelier published. */
const WEAKEST = 0.2
const STRONGEST = 0.6

export function houseStatements(events: readonly SharedEvent[], engine: Engine): HouseStatements {
  const rejected = { dish_not_known: 0, wine_not_read: 0, only_offered: 0, too_few: 0, undecided: 0 }
  const readDish = remembered((dish: string) => engine.readDish(dish))
  const readWine = remembered((wine: string) => engine.toWineLine(engine.readWine({ name: wine })))
  const tallies = new Map<string, Tally>()
  for (const { restaurantId, type, dish, wine, quantity } of events) {
    const reading = readDish(dish)
    if (reading.kind !== 'food' || reading.dishId === null || reading.confidence < SURE_FROM) {
      rejected.dish_not_known++
      continue
    }
    const line = readWine(wine)
    if (line.kind !== 'wine' || line.style_class === null) {
      rejected.wine_not_read++
      continue
    }
    const voice = voiceOf(restaurantId)
    const key = [voice, reading.dishId, line.style_class, line.style ?? ''].join(' ')
    const tally = tallies.get(key) ?? {
      voice,
      dishText: dish,
      dishId: reading.dishId,
      wineText: wine,
      style: line.style ?? '',
      styleClass: line.style_class,
      grape: '',
      events: 0,
      liked: 0,
      disliked: 0,
    }
    tallies.set(key, tally)
    tally.events++
    if (type === 'disliked') tally.disliked += quantity
    else if (type !== 'offered') tally.liked += quantity
  }
  const statements: Recommendation[] = []
  for (const tally of [...tallies.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
    const decision = decide(tally)
    if (typeof decision === 'string') rejected[decision] += tally.events
    else statements.push(toStatement(tally, decision, statements.length))
  }
  return { statements, read: events.length, rejected }
}

/** The same knowledge with these statements, and their voices kept out of every test. */
export function withHouses(knowledge: Knowledge, statements: readonly Recommendation[]): Knowledge {
  if (statements.length === 0) return knowledge
  const voices = [...new Set(statements.map(({ sommelier }) => sommelier))]
  const { recommendations, splits } = knowledge.tables
  const version = createHash('sha256').update(knowledge.version).update(JSON.stringify(statements)).digest('hex')
  return Object.freeze({
    ...knowledge,
    version: version.slice(0, 12),
    tables: {
      ...knowledge.tables,
      recommendations: tableOf([...recommendations.rows, ...statements]),
      splits: tableOf([
        ...splits.rows,
        ...voices.map((id) => ({ id, kind: 'sommelier' as const, fold: String(FINAL_FOLD) as '4' })),
      ]),
    },
  })
}

type Decision = { polarity: '1' | '-1'; strength: number }

function decide({ liked, disliked }: Tally): Decision | 'only_offered' | 'too_few' | 'undecided' {
  if (liked === 0 && disliked === 0) return 'only_offered'
  if (liked >= LEAST_LIKED && liked >= CLEARLY * disliked) return { polarity: '1', strength: strengthOf(liked) }
  if (disliked >= LEAST_DISLIKED && disliked >= CLEARLY * liked)
    return { polarity: '-1', strength: strengthOf(disliked) }
  return liked >= LEAST_LIKED || disliked >= LEAST_DISLIKED ? 'undecided' : 'too_few'
}

/** Grows with the doublings of what was seen. */
function strengthOf(times: number): number {
  return Math.min(STRONGEST, Math.round((WEAKEST + 0.08 * Math.log2(times)) * 100) / 100)
}

function toStatement(tally: Tally, { polarity, strength }: Decision, n: number): Recommendation {
  return {
    id: `house-${String(n + 1).padStart(6, '0')}`,
    dish_text: tally.dishText,
    dish_id: tally.dishId,
    style_class: tally.styleClass as Recommendation['style_class'],
    style_id: tally.style,
    grape: tally.grape,
    region: '',
    wine_text: tally.wineText,
    also: [],
    polarity,
    strength,
    sommelier: tally.voice,
    source: [SOURCE],
    lang: 'es',
    note: '',
  }
}

function keyOf({ voice, dishId, styleClass, style }: Tally): string {
  return [voice, dishId, styleClass, style].join(' ')
}

/** The same house has the same voice each time, and nobody reads from it which house it is. */
function voiceOf(restaurantId: string): string {
  return `house-${createHash('sha256').update(`voice ${restaurantId}`).digest('hex').slice(0, 10)}`
}

function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text) ?? read(text)
    known.set(text, found)
    return found
  }
}
