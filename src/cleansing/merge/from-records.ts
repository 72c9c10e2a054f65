/** Rows from what somebody said: sommeliers' statements, X-Wines' foods, the house's own table. Pure. */

import type { WineInput } from '../../contract/requests.ts'
import type { DishReader } from '../../flavor/dish/read-dish.ts'
import type { WineReading } from '../../flavor/readings.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Recommendation } from '../../knowledge/tables.ts'
import { keyOfDish, keyOfFood, type PairingRow } from './rows.ts'

export interface Readers {
  readDish: DishReader
  readWine(input: WineInput): WineReading
}

export interface Weights {
  published: number
  advised_against: number
  sampled: number
  rule: number
  xwines: number
  house: number
}

export interface StatementRecord {
  record_id: string
  dish: string
  recommendation: string
  style: string
  style_class: string
  grape: string
  region: string
  polarity: number
  strength: number
  sommelier: string
  lang: string
  source: string
  made_from: string
  made_by: string
}

export interface WineRecord {
  record_id: string
  wine_id: string
  name: string
  producer: string
  grapes: string
  region: string
  country: string
  vintage: string
  goes_with: string
  source: string
}

export interface LessonRecord {
  record_id: string
  menu_item: string
  wine_variant: string
}

export interface Refused {
  recordId: string
  why: 'no_food' | 'no_wine'
}

export interface Made {
  rows: PairingRow[]
  refused: Refused[]
}

/** Below this a reading of a wine says too little to stand for a style. */
const SURE = 0.45

export function fromStatements(
  records: readonly StatementRecord[],
  readers: Readers,
  weights: Weights,
  augmented: number,
): Made {
  return collect(records, (record) => {
    const dish = readers.readDish(record.dish)
    if (dish.kind !== 'food') return { recordId: record.record_id, why: 'no_food' }
    const style = styleOf(record, readers)
    if (style === null) return { recordId: record.record_id, why: 'no_wine' }
    const origin = record.polarity < 0 ? 'advised_against' : 'published'
    const share = record.made_by === '' ? 1 : augmented
    return {
      ...keyOfDish(record.dish, dish),
      dishText: record.dish,
      wineOrStyleId: style,
      wineText: record.recommendation,
      label: record.polarity < 0 ? 0 : 1,
      weight: round(weights[origin] * share * Math.max(0.05, record.strength)),
      origin,
      source: record.source,
      sommelier: record.sommelier,
      lang: record.lang,
      madeBy: record.made_by,
      recordIds: record.made_from === '' ? [record.record_id] : [record.record_id, record.made_from],
    }
  })
}

function styleOf(record: StatementRecord, { readWine }: Readers): string | null {
  const reading = readWine({
    name: record.recommendation,
    ...(record.grape ? { grape: record.grape.replaceAll('-', ' ') } : {}),
    ...(record.region ? { region: record.region.replaceAll('-', ' ') } : {}),
  })
  if (reading.kind === 'wine' && reading.confidence >= SURE) return reading.style
  return record.style || record.style_class || null
}

/** What the knowledge holds of published statements, mapped by hand: it needs no reading. */
export function fromKnowledge({ tables }: Knowledge, weights: Weights): PairingRow[] {
  return tables.recommendations.rows.flatMap((row: Recommendation): PairingRow[] => {
    const dish = tables.dishes.byId.get(row.dish_id)
    const style = row.style_id || row.style_class
    if (!dish || !style) return []
    const against = row.polarity === '-1'
    const origin = against ? 'advised_against' : 'published'
    return [
      {
        dishId: dish.id,
        family: dish.family,
        dishText: row.dish_text,
        wineOrStyleId: style,
        wineText: row.wine_text,
        label: against ? 0 : 1,
        weight: round(weights[origin] * (row.strength || 1)),
        origin,
        source: row.source[0] ?? '',
        sommelier: row.sommelier,
        lang: row.lang,
        madeBy: '',
        recordIds: [row.id],
      },
    ]
  })
}

/** X-Wines says of each wine which foods it goes with. */
export function fromWines(records: readonly WineRecord[], weights: Weights): PairingRow[] {
  return records.flatMap((record) =>
    record.goes_with
      .split('|')
      .filter((food) => food !== '')
      .map(
        (food): PairingRow => ({
          ...keyOfFood(food),
          dishText: food,
          wineOrStyleId: record.wine_id,
          wineText: record.name,
          label: 1,
          weight: weights.xwines,
          origin: 'xwines',
          source: record.source,
          sommelier: '',
          lang: 'en',
          madeBy: '',
          recordIds: [record.record_id],
        }),
      ),
  )
}

/** The tutorial's table is the house's own: a dish and the wine that was chosen. */
export function fromLessons(records: readonly LessonRecord[], readers: Readers, weights: Weights): Made {
  return collect(records, (record) => {
    const dish = readers.readDish(record.menu_item)
    if (dish.kind !== 'food') return { recordId: record.record_id, why: 'no_food' }
    const wine = readers.readWine({ name: record.wine_variant })
    if (wine.kind !== 'wine') return { recordId: record.record_id, why: 'no_wine' }
    return {
      ...keyOfDish(record.menu_item, dish),
      dishText: record.menu_item,
      wineOrStyleId: wine.style,
      wineText: record.wine_variant,
      label: 1,
      weight: weights.house,
      origin: 'house',
      source: 'lessons',
      sommelier: '',
      lang: 'es',
      madeBy: '',
      recordIds: [record.record_id],
    }
  })
}

function collect<T>(records: readonly T[], read: (record: T) => PairingRow | Refused): Made {
  const made: Made = { rows: [], refused: [] }
  for (const record of records) {
    const outcome = read(record)
    if ('why' in outcome) made.refused.push(outcome)
    else made.rows.push(outcome)
  }
  return made
}

function round(weight: number): number {
  return Math.round(weight * 10_000) / 10_000
}
