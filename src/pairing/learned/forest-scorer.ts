/** Boosted trees over dish, wine and what they are to each other. The codes of dish and wine are worked out once each. */

import type { DishReading } from '../../flavor/readings.ts'
import type { Matrix } from '../../learners/matrix.ts'
import { addLeaves } from '../../learners/trees/add-leaves.ts'
import { codeOf, encodeRows } from '../../learners/trees/bins.ts'
import type { TreeSet } from '../../learners/trees/tree-set.ts'
import { DISH_DENSE, DISH_FEATURES, denseDishFeatures } from '../features/dish-features.ts'
import { PAIR_FEATURES, pairFeatures } from '../features/pair-features.ts'
import { WINE_DENSE, WINE_FEATURE_WIDTH, WINE_FEATURES, wineFeatures } from '../features/wine-features.ts'
import type { Scorer } from '../scorer.ts'
import type { WineTable } from '../wine-table.ts'

/** Names of the columns, in the order that trees number them. */
export const FOREST_FEATURES: readonly string[] = [...DISH_FEATURES, ...WINE_FEATURES, ...PAIR_FEATURES]
const COLUMNS = FOREST_FEATURES.length

/** One margin a pair: the log-odds that the wine is served with the dish. */
export interface PairForest {
  trees: TreeSet
  start: number
}

/** All columns of a dish with the wines of a list, row by row, as training reads them. */
export function forestMatrix(dish: DishReading, wines: WineTable, rules: Float32Array): Matrix {
  const own = denseDishFeatures(dish)
  const wine = wineFeatures(wines)
  const pair = pairFeatures(dish, wines, rules)
  const values = new Float32Array(wines.size * COLUMNS)
  for (let row = 0; row < wines.size; row++) {
    const at = row * COLUMNS
    values.set(own, at)
    values.set(wine.subarray(row * WINE_FEATURE_WIDTH, row * WINE_FEATURE_WIDTH + WINE_DENSE), at + DISH_DENSE)
    values.set(
      pair.subarray(row * PAIR_FEATURES.length, (row + 1) * PAIR_FEATURES.length),
      at + DISH_DENSE + WINE_DENSE,
    )
  }
  return { rows: wines.size, columns: COLUMNS, values }
}

/** @param rules the rules as they are written: their sum is one of the columns */
export function forestScorer(forest: PairForest, rules: Scorer): Scorer {
  const { trees, start } = forest
  const wineCodes = new WeakMap<WineTable, Uint8Array>()
  const codesOf = (wines: WineTable) => {
    let codes = wineCodes.get(wines)
    if (!codes) {
      codes = encodeWines(trees, wines)
      wineCodes.set(wines, codes)
    }
    return codes
  }
  return {
    id: 'forest',
    scoreAll(dish, wines) {
      const codes = codesOf(wines).slice()
      encodePairs(trees, dish, wines, rules.scoreAll(dish, wines), codes)
      const margins = new Float64Array(wines.size).fill(start)
      addLeaves(trees, codes, wines.size, margins, { from: 0, step: 1, stride: 1, offset: 0 })
      return Float32Array.from(margins)
    },
    explain(dish, wines, row) {
      return [{ from: 'forest', id: 'forest', logit: this.scoreAll(dish, wines)[row]! }]
    },
  }
}

function encodeWines(trees: TreeSet, wines: WineTable): Uint8Array {
  const whole = new Float32Array(wines.size * COLUMNS)
  const wine = wineFeatures(wines)
  for (let row = 0; row < wines.size; row++)
    whole.set(
      wine.subarray(row * WINE_FEATURE_WIDTH, row * WINE_FEATURE_WIDTH + WINE_DENSE),
      row * COLUMNS + DISH_DENSE,
    )
  return encodeRows(trees.bins, { rows: wines.size, columns: COLUMNS, values: whole })
}

function encodePairs(
  { bins }: TreeSet,
  dish: DishReading,
  wines: WineTable,
  rules: Float32Array,
  codes: Uint8Array,
): void {
  const own = Uint8Array.from(denseDishFeatures(dish), (value, column) => codeOf(bins, column, value))
  const pair = pairFeatures(dish, wines, rules)
  const width = PAIR_FEATURES.length
  const first = DISH_DENSE + WINE_DENSE
  for (let row = 0; row < wines.size; row++) {
    const at = row * COLUMNS
    codes.set(own, at)
    for (let k = 0; k < width; k++) codes[at + first + k] = codeOf(bins, first + k, pair[row * width + k]!)
  }
}
