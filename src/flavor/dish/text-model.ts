/** What the letters of a text alone let one guess of a dish: a linear model over runs of letters, trained on all known names. */
import { DISH_WIDTH } from '../../domain/profile.ts'
import { clamp01 } from '../../domain/scales.ts'
import { PROTEINS, type Protein } from '../../domain/vocabulary.ts'
import { hashedRuns } from '../text/letter-runs.ts'

/** The outputs: the values of DISH_KEYS, then how likely each of PROTEINS leads. */
export const TEXT_OUTPUTS = DISH_WIDTH + PROTEINS.length

export interface TextModel {
  buckets: number
  /** buckets × TEXT_OUTPUTS */
  weights: Float32Array
  /** the outputs of a text without letters */
  start: Float32Array
}

export interface TextGuess {
  /** in the order of DISH_KEYS, 0..1 */
  values: Float32Array
  /** null where no main ingredient stands out */
  protein: Protein | null
}

/** Below this no main ingredient stands out. */
const SURE_PROTEIN = 0.35

export function guessDish(model: TextModel, text: string): TextGuess {
  const outputs = textOutputs(model, text)
  const values = outputs.subarray(0, DISH_WIDTH).map(clamp01)
  let best = 0
  for (let k = 1; k < PROTEINS.length; k++) if (outputs[DISH_WIDTH + k]! > outputs[DISH_WIDTH + best]!) best = k
  const isSure = outputs[DISH_WIDTH + best]! >= SURE_PROTEIN && PROTEINS[best] !== 'none'
  return { values, protein: isSure ? PROTEINS[best]! : null }
}

function textOutputs({ buckets, weights, start }: TextModel, text: string): Float32Array {
  const outputs = Float32Array.from(start)
  for (const [bucket, value] of hashedRuns(text, buckets).entries()) {
    if (value === 0) continue
    for (let k = 0; k < TEXT_OUTPUTS; k++) outputs[k]! += value * weights[bucket * TEXT_OUTPUTS + k]!
  }
  return outputs
}
