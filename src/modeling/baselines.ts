/** What the engine has to beat: rankings that know little. Each gives scores, higher is better. */

import type { Protein, StyleClass } from '../domain/vocabulary.ts'
import type { DishReading } from '../flavor/readings.ts'
import type { Statement } from '../pairing/evidence/statements.ts'
import type { PriorOptions } from '../pairing/prior-scorer.ts'
import { priorScorer } from '../pairing/prior-scorer.ts'
import { styleClassOf, type WineTable } from '../pairing/wine-table.ts'
import { agrees, rankRows } from './measure.ts'

export type Ranker = (dish: DishReading, wines: WineTable) => Float32Array

/** The classes and grapes named most often, whatever the dish. */
export function popularity(prior: PriorOptions): Ranker {
  const scorer = priorScorer(prior)
  return (dish, wines) => scorer.scoreAll(dish, wines)
}

/** The three wines that together please the most statements of the training part, always the same. */
export function blindTrio(train: readonly Statement[], wines: WineTable): Ranker {
  const open = new Set(train.filter(({ polarity }) => polarity === 1))
  const order: number[] = []
  while (order.length < 3) {
    let best = 0
    let bestHits = -1
    for (let row = 0; row < wines.size; row++) {
      if (order.includes(row)) continue
      let hits = 0
      for (const statement of open) if (agrees(statement, wines, row)) hits++
      if (hits > bestHits) {
        best = row
        bestHits = hits
      }
    }
    order.push(best)
    for (const statement of [...open]) if (agrees(statement, wines, best)) open.delete(statement)
  }
  return (_dish, table) => {
    const scores = new Float32Array(table.size)
    for (const [place, row] of order.entries()) scores[row] = 3 - place
    return scores
  }
}

const SEA: readonly Protein[] = ['raw_fish', 'white_fish', 'oily_fish', 'shellfish', 'mollusc']
const DARK: readonly Protein[] = ['beef', 'lamb', 'game', 'offal', 'pork']

/** Fish white, meat red, dessert sweet; what is left, white. */
export const colourRule: Ranker = ({ profile }, wines) => {
  const first = profile.protein[0] ?? 'none'
  const wanted: readonly StyleClass[] =
    profile.course === 'dessert'
      ? ['sweet', 'fortified']
      : SEA.includes(first)
        ? ['white_light_crisp', 'white_aromatic', 'white_full_oaked']
        : DARK.includes(first)
          ? ['red_full', 'red_medium', 'red_light']
          : ['white_light_crisp', 'white_full_oaked', 'white_aromatic']
  return Float32Array.from({ length: wines.size }, (_, row) => {
    const place = wanted.indexOf(styleClassOf(wines, row))
    return place === -1 ? 0 : 3 - place
  })
}

/** One sommelier's own order of wines, judged by the others: the human ceiling, computed like the engine's. */
export function humanOrder(own: readonly Statement[], wines: WineTable): number[] {
  const chosen: number[] = []
  const exact = own.map((statement) => bestRows(statement, wines))
  for (let round = 0; chosen.length < 3 && round < 3; round++)
    for (const rows of exact) {
      const row = rows[round]
      if (row !== undefined && !chosen.includes(row) && chosen.length < 3) chosen.push(row)
    }
  return chosen
}

/** The wines of a statement, those of its class and grape both first. */
function bestRows(statement: Statement, wines: WineTable): number[] {
  const first = statement.named[0]!
  const closeness = (row: number) =>
    (first.classes.includes(styleClassOf(wines, row)) ? 1 : 0) +
    (first.grape !== '' && wines.grapes[row]![0] === first.grape ? 1 : 0) +
    (first.style !== '' && wines.style[row] === first.style ? 1 : 0)
  return rankRows(Array.from({ length: wines.size }, (_, row) => closeness(row))).filter((row) =>
    agrees(statement, wines, row),
  )
}
