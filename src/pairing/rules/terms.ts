/** The terms of rules, compiled: each knows whether it needs the dish, the wine or both. */
import type { DishCause } from '../../domain/profile.ts'
import { smoothstep } from '../../domain/scales.ts'
import { AROMAS, DISH_INDEX, type DishKey, STYLE_CLASSES, WINE_INDEX, type WineKey } from '../../domain/vocabulary.ts'
import type { DishReading } from '../../flavor/readings.ts'
import type { RuleTerm } from '../../knowledge/rules.ts'
import type { WineTable } from '../wine-table.ts'

/** How far a term is met (0..1) and how sure the numbers behind it are (0..1). */
export interface DishTerm {
  on: 'dish'
  key: DishKey | 'protein' | 'technique' | null
  /** what of this dish the term reacts to; null when no words can be its cause */
  causeIn(dish: DishReading): DishCause | null
  activation(dish: DishReading): number
  confidence(dish: DishReading): number
}
export interface WineTerm {
  on: 'wine'
  activation(wines: WineTable, row: number): number
  confidence(wines: WineTable, row: number): number
}
export interface PairTerm {
  on: 'pair'
  key: DishKey | null
  causeIn(dish: DishReading): DishCause | null
  activation(dish: DishReading, wines: WineTable, row: number): number
  confidence(dish: DishReading, wines: WineTable, row: number): number
}
export type CompiledTerm = DishTerm | WineTerm | PairTerm

/** A second ingredient speaks less than the first. */
const POSITION_WEIGHT = [1, 0.6, 0.4, 0.3] as const

export function compileTerm(term: RuleTerm): CompiledTerm {
  if ('is' in term) return compileMembership(term.of, new Set(term.is))
  const shape = shapeOf(term)
  const pair = /^diff\(dish\.(\w+), ?wine\.(\w+)\)$/.exec(term.of)
  if (pair) return compileDifference(pair[1] as DishKey, pair[2] as WineKey, shape)
  if (term.of === 'overlap(aromas)') return compileOverlap(shape)
  const [side, key] = term.of.split('.') as ['dish' | 'wine', string]
  if (side === 'dish') {
    const index = DISH_INDEX[key as DishKey]
    return {
      on: 'dish',
      key: key as DishKey,
      causeIn: () => key as DishKey,
      activation: (dish) => shape(dish.profile.values[index]!),
      confidence: (dish) => dish.profile.confidence[index]!,
    }
  }
  const index = WINE_INDEX[key as WineKey]
  return {
    on: 'wine',
    activation: (wines, row) => shape(wines.columns[index]![row]!),
    confidence: (wines, row) => wines.confidence[index]![row]!,
  }
}

function shapeOf(term: Exclude<RuleTerm, { is: unknown }>): (x: number) => number {
  if ('rises' in term) return (x) => smoothstep(term.rises[0], term.rises[1], x)
  if ('falls' in term) return (x) => 1 - smoothstep(term.falls[0], term.falls[1], x)
  const [centre, width] = term.near
  return (x) => Math.exp(-(((x - centre) / width) ** 2))
}

function compileMembership(of: string, values: ReadonlySet<string>): CompiledTerm {
  const sureWine = (wines: WineTable, row: number) => wines.readings[row]!.confidence
  const wineTerm = (activation: WineTerm['activation']): WineTerm => ({ on: 'wine', activation, confidence: sureWine })
  switch (of) {
    case 'style_class':
      return wineTerm((wines, row) => (values.has(STYLE_CLASSES[wines.styleClass[row]!]!) ? 1 : 0))
    case 'style':
      return wineTerm((wines, row) => (values.has(wines.style[row]!) ? 1 : 0))
    case 'region':
      return wineTerm((wines, row) => (wines.regions[row]!.some((region) => values.has(region)) ? 1 : 0))
    case 'grape':
      return wineTerm((wines, row) => rankWeight(wines.grapes[row]!, values))
  }
  const sureDish = (dish: DishReading) => Math.max(0.4, dish.confidence)
  if (of === 'family')
    return {
      on: 'dish',
      key: null,
      causeIn: noCause,
      activation: (dish) => (values.has(dish.family ?? '') ? 1 : 0),
      confidence: sureDish,
    }
  if (of === 'contains')
    return {
      on: 'dish',
      key: null,
      causeIn: noCause,
      activation: ({ sauces, ingredients }) => ([...sauces, ...ingredients].some((id) => values.has(id)) ? 1 : 0),
      confidence: sureDish,
    }
  const facet = of.replace('dish.', '') as 'protein' | 'technique' | 'course' | 'serve' | 'cuisine'
  return {
    on: 'dish',
    key: facet === 'protein' || facet === 'technique' ? facet : null,
    causeIn({ profile }) {
      const fired = typeof profile[facet] === 'string' ? undefined : profile[facet].find((value) => values.has(value))
      return fired === undefined ? null : (`${facet}:${fired}` as DishCause)
    },
    activation: ({ profile }) => {
      const facets = profile[facet]
      return typeof facets === 'string' ? (values.has(facets) ? 1 : 0) : rankWeight(facets, values)
    },
    confidence: sureDish,
  }
}

function rankWeight(items: readonly string[], values: ReadonlySet<string>): number {
  const place = items.findIndex((item) => values.has(item))
  return place === -1 ? 0 : (POSITION_WEIGHT[place] ?? 0.2)
}

function compileDifference(dishKey: DishKey, wineKey: WineKey, shape: (x: number) => number): PairTerm {
  const d = DISH_INDEX[dishKey]
  const w = WINE_INDEX[wineKey]
  return {
    on: 'pair',
    key: dishKey,
    causeIn: () => dishKey,
    activation: (dish, wines, row) => shape(dish.profile.values[d]! - wines.columns[w]![row]!),
    confidence: (dish, wines, row) => Math.min(dish.profile.confidence[d]!, wines.confidence[w]![row]!),
  }
}

/** Cosine of the two aroma vectors. */
function compileOverlap(shape: (x: number) => number): PairTerm {
  const dishAt = AROMAS.map((aroma) => DISH_INDEX[aroma])
  const wineAt = AROMAS.map((aroma) => WINE_INDEX[aroma])
  return {
    on: 'pair',
    key: null,
    causeIn: noCause,
    activation: (dish, wines, row) => {
      let dot = 0
      let a = 0
      let b = 0
      for (let i = 0; i < dishAt.length; i++) {
        const x = dish.profile.values[dishAt[i]!]!
        const y = wines.columns[wineAt[i]!]![row]!
        dot += x * y
        a += x * x
        b += y * y
      }
      return a === 0 || b === 0 ? 0 : shape(dot / Math.sqrt(a * b))
    },
    confidence: (dish, wines, row) => Math.min(dish.confidence, wines.readings[row]!.confidence),
  }
}

function noCause(): null {
  return null
}
