/**
 * What sommeliers say of this dish and of dishes like it, as logits per wine: smoothed counts of the style classes and
 * of the grapes they name, against how often these are named at all (naive Bayes with a Dirichlet prior).
 */
import type { EvidenceItem, Part } from '../../contract/results.ts'
import type { StyleClass } from '../../domain/vocabulary.ts'
import type { DishReading } from '../../flavor/readings.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Scorer } from '../scorer.ts'
import { styleClassOf, type WineTable } from '../wine-table.ts'
import { dishSimilarity, type SimilarityOptions } from './similarity.ts'
import { groupByDish, type Named, type StatedDish, type Statement } from './statements.ts'

export interface EvidenceOptions extends SimilarityOptions {
  /** pseudo-counts of the prior */
  prior: number
  /** logits per unit of log ratio: for the class, for grape or named style, for what is advised against */
  classWeight: number
  grapeWeight: number
  againstWeight: number
}

export interface EvidenceScorer extends Scorer {
  /** The published statements that speak for or against this wine, nearest dish first. */
  cite(dish: DishReading, wines: WineTable, row: number, most: number): EvidenceItem[]
}

export function evidenceScorer(
  statements: readonly Statement[],
  knowledge: Knowledge,
  options: EvidenceOptions,
): EvidenceScorer {
  const dishes = groupByDish(statements, knowledge)
  const popularity = countNames(dishes.map((dish) => ({ dish, weight: 1 })))
  const logit = (counts: Counts, wines: WineTable, row: number) => {
    const styleClass = styleClassOf(wines, row)
    const forClass = ratio(
      counts.classes,
      counts.total,
      popularity.classes,
      popularity.total,
      styleClass,
      options.prior,
    )
    const key = grapeKey(wines, row)
    const forGrape = ratio(counts.grapes, counts.total, popularity.grapes, popularity.total, key, options.prior)
    const against = (counts.againstClass.get(styleClass) ?? 0) * 0.5 + (counts.againstGrape.get(key) ?? 0)
    return (
      options.classWeight * forClass + options.grapeWeight * forGrape - options.againstWeight * Math.min(against, 2)
    )
  }
  // A dish is scored once and then explained wine by wine.
  const looked = new WeakMap<DishReading, { near: Neighbour[]; counts: Counts }>()
  const lookUp = (dish: DishReading) => {
    let found = looked.get(dish)
    if (!found) {
      const near = neighboursOf(dish, dishes, options)
      found = { near, counts: countNames(near) }
      looked.set(dish, found)
    }
    return found
  }
  return {
    id: 'evidence',
    scoreAll(dish, wines) {
      const { counts } = lookUp(dish)
      const { groupOf, first } = groupsOf(wines)
      const byGroup = first.map((row) => logit(counts, wines, row))
      const logits = new Float32Array(wines.size)
      for (let row = 0; row < wines.size; row++) logits[row] = byGroup[groupOf[row]!]!
      return logits
    },
    explain(dish, wines, row) {
      const value = logit(lookUp(dish).counts, wines, row)
      return value === 0 ? [] : [{ from: 'evidence', id: 'published', logit: value } satisfies Part]
    },
    cite(dish, wines, row, most) {
      const found: { item: EvidenceItem; weight: number }[] = []
      for (const { dish: stated, weight } of lookUp(dish).near) {
        if (weight < 0.3) continue
        for (const statement of stated.statements) {
          if (!statement.named.some((named) => matches(named, wines, row))) continue
          const { source, polarity, text } = statement
          found.push({ item: { source, dish: stated.dish.id, style: text, polarity }, weight })
        }
      }
      return found
        .sort((a, b) => b.weight - a.weight || (a.item.source < b.item.source ? -1 : 1))
        .slice(0, most)
        .map(({ item }) => item)
    },
  }
}

/** Wines of one class and grape share a logit; a list has far fewer of these than wines. */
interface Groups {
  groupOf: Int32Array
  /** a row of each group */
  first: number[]
}

const groupsByTable = new WeakMap<WineTable, Groups>()

function groupsOf(wines: WineTable): Groups {
  let groups = groupsByTable.get(wines)
  if (!groups) {
    const numbers = new Map<string, number>()
    const first: number[] = []
    const groupOf = Int32Array.from({ length: wines.size }, (_, row) => {
      const key = `${wines.styleClass[row]} ${grapeKey(wines, row)}`
      let number = numbers.get(key)
      if (number === undefined) {
        number = first.push(row) - 1
        numbers.set(key, number)
      }
      return number
    })
    groups = { groupOf, first }
    groupsByTable.set(wines, groups)
  }
  return groups
}

interface Neighbour {
  dish: StatedDish
  weight: number
}

function neighboursOf(dish: DishReading, dishes: readonly StatedDish[], options: SimilarityOptions): Neighbour[] {
  const near: Neighbour[] = []
  for (const stated of dishes) {
    const weight = dishSimilarity(dish, stated, options)
    if (weight > 0) near.push({ dish: stated, weight })
  }
  return near
}

interface Counts {
  classes: Map<StyleClass, number>
  grapes: Map<string, number>
  againstClass: Map<StyleClass, number>
  againstGrape: Map<string, number>
  total: number
}

/** A dish of which twenty spoke does not weigh twenty times one of which one spoke. */
function countNames(neighbours: readonly Neighbour[]): Counts {
  const counts: Counts = {
    classes: new Map(),
    grapes: new Map(),
    againstClass: new Map(),
    againstGrape: new Map(),
    total: 0,
  }
  for (const { dish, weight } of neighbours) {
    const share = weight / Math.sqrt(dish.statements.length)
    for (const statement of dish.statements) {
      const each = (share * statement.strength) / statement.named.length
      const said = statement.polarity === 1
      for (const named of statement.named) {
        const classes = said ? counts.classes : counts.againstClass
        for (const styleClass of named.classes) bump(classes, styleClass, each / named.classes.length)
        const key = keyOf(named)
        if (key !== '') bump(said ? counts.grapes : counts.againstGrape, key, each)
      }
      if (said) counts.total += share * statement.strength
    }
  }
  return counts
}

function ratio<K>(
  counts: Map<K, number>,
  total: number,
  all: Map<K, number>,
  allTotal: number,
  key: K,
  prior: number,
): number {
  const usual = ((all.get(key) ?? 0) + 0.5) / (allTotal + 6)
  const here = ((counts.get(key) ?? 0) + prior * usual) / (total + prior)
  return Math.log(here / usual)
}

function keyOf(named: Named): string {
  return named.grape || named.style
}

function grapeKey(wines: WineTable, row: number): string {
  return wines.grapes[row]![0] ?? wines.style[row]!
}

export function matches(named: Named, wines: WineTable, row: number): boolean {
  return named.classes.includes(styleClassOf(wines, row)) || matchesGrape(named, wines, row)
}

export function matchesGrape(named: Named, wines: WineTable, row: number): boolean {
  if (named.style !== '' && named.style === wines.style[row]) return true
  return named.grape !== '' && named.grape === wines.grapes[row]![0]
}

function bump<K>(counts: Map<K, number>, key: K, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}
