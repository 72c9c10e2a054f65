/** Why a model says what it says: contributions of the columns to one row, and what the columns are worth in all. */
import { randomFrom } from '../domain/random.ts'
import type { BoostingModel } from './boosting.ts'
import type { ForestModel } from './forest.ts'
import { checkColumns, type Model, outputsOf, seedOf } from './learner.ts'
import type { Matrix } from './matrix.ts'
import { encodeRows } from './trees/bins.ts'
import { addContributions } from './trees/contributions.ts'

export interface Contributions {
  /** what the model says of nobody in particular, one an output */
  bias: Float64Array
  /** columns × outputs; bias plus the sum over the columns is the model's answer */
  parts: Float64Array
  outputs: number
}

/** Contributions to the probabilities, or to the number. */
export function explainForest(model: ForestModel, row: Float32Array): Contributions {
  const outputs = outputsOf(model.task)
  const count = model.trees.starts.length - 1
  const unit = 1 / (count * (model.task.kind === 'classes' ? 65_535 : 1))
  const explained = emptyFor(model, row, outputs)
  for (let tree = 0; tree < count; tree++)
    addContributions(
      model.trees,
      tree,
      explained.codes,
      { stride: outputs, offset: 0, unit },
      explained.parts,
      explained.bias,
    )
  return explained
}

/** Contributions to the margins: logits for two classes. */
export function explainBoosting(model: BoostingModel, row: Float32Array): Contributions {
  const outputs = model.start.length
  const explained = emptyFor(model, row, outputs)
  explained.bias.set(model.start)
  for (let tree = 0; tree < model.trees.starts.length - 1; tree++) {
    const place = { stride: outputs, offset: tree % outputs, unit: 1 }
    addContributions(model.trees, tree, explained.codes, place, explained.parts, explained.bias)
  }
  return explained
}

function emptyFor(model: ForestModel | BoostingModel, row: Float32Array, outputs: number) {
  const features = { rows: 1, columns: row.length, values: row }
  checkColumns(model, features)
  const codes = encodeRows(model.trees.bins, features)
  return { codes, outputs, bias: new Float64Array(outputs), parts: new Float64Array(row.length * outputs) }
}

/** How much each column's splits improved what the trees were grown for, as shares of 1. */
export function gainImportance({ trees }: ForestModel | BoostingModel): Float64Array {
  const total = trees.gains.reduce((sum, gain) => sum + gain, 0)
  return trees.gains.map((gain) => (total > 0 ? gain / total : 0))
}

/**
 * How much worse the model is when a column is shuffled (Breiman 2001).
 * @param score higher is better · @returns mean loss of score, for each column
 */
export function permutationImportance(
  model: Model,
  features: Matrix,
  score: (predicted: Float64Array) => number,
  seed: number,
  rounds = 5,
): Float64Array {
  const whole = score(model.predictProbabilities(features))
  return Float64Array.from({ length: features.columns }, (_, column) => {
    let lost = 0
    for (let round = 0; round < rounds; round++)
      lost += whole - score(model.predictProbabilities(shuffled(features, column, seedOf(seed, round))))
    return lost / rounds
  })
}

function shuffled(features: Matrix, column: number, seed: number): Matrix {
  const random = randomFrom(seed)
  const values = features.values.slice()
  for (let row = features.rows - 1; row > 0; row--) {
    const a = row * features.columns + column
    const b = random.below(row + 1) * features.columns + column
    const kept = values[a]!
    values[a] = values[b]!
    values[b] = kept
  }
  return { ...features, values }
}
