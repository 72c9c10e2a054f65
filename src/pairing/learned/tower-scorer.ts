/** The towers as a way of scoring: wine vectors once for each list, the dish's vector once for each text. */

import type { DishReading } from '../../flavor/readings.ts'
import { leftVector, products, rightVectors, type Towers } from '../../learners/towers/towers.ts'
import { dishFeatures } from '../features/dish-features.ts'
import { wineFeatures } from '../features/wine-features.ts'
import type { Scorer } from '../scorer.ts'
import type { WineTable } from '../wine-table.ts'

/**
 * @param anchors wines that stand for all there are: a logit is the wine's product over the log of the anchors' mean
 * exponential, so that it does not hang on what else is on the list
 */
export function towerScorer(towers: Towers, anchors: WineTable): Scorer {
  const vectorsOf = new WeakMap<WineTable, Float32Array>()
  const rightOf = (wines: WineTable) => {
    let vectors = vectorsOf.get(wines)
    if (!vectors) {
      vectors = rightVectors(towers, wineFeatures(wines))
      vectorsOf.set(wines, vectors)
    }
    return vectors
  }
  // A dish is scored once and then explained wine by wine.
  const seen = new WeakMap<DishReading, { vector: Float32Array; level: number }>()
  const lookAt = (dish: DishReading) => {
    let known = seen.get(dish)
    if (!known) {
      const vector = leftVector(towers, dishFeatures(dish))
      known = { vector, level: logMeanExp(products(vector, rightOf(anchors))) }
      seen.set(dish, known)
    }
    return known
  }
  return {
    id: 'towers',
    scoreAll(dish, wines) {
      const { vector, level } = lookAt(dish)
      const logits = products(vector, rightOf(wines))
      for (let row = 0; row < logits.length; row++) logits[row]! -= level
      return logits
    },
    explain(dish, wines, row) {
      const { vector, level } = lookAt(dish)
      const width = vector.length
      const [logit] = products(vector, rightOf(wines).subarray(row * width, (row + 1) * width))
      return [{ from: 'tower', id: 'towers', logit: Math.fround(logit! - level) }]
    },
  }
}

function logMeanExp(values: Float32Array): number {
  const top = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  let sum = 0
  for (const value of values) sum += Math.exp(value - top)
  return top + Math.log(sum / values.length)
}
