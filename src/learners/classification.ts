/** Measures of classes and probabilities. Labels and predictions are class numbers; probabilities are rows × classes. */
import { randomFrom } from '../domain/random.ts'
import type { Interval } from './metrics.ts'

export interface ClassReport {
  accuracy: number
  /** means over the classes that occur, each class alike */
  precision: number
  recall: number
  f1: number
  /** Matthews correlation for any number of classes (Gorodkin 2004) */
  mcc: number
  /** labels × predictions */
  confusion: Float64Array
}

export function classReport(labels: ArrayLike<number>, predicted: ArrayLike<number>, classes: number): ClassReport {
  const confusion = new Float64Array(classes * classes)
  for (let i = 0; i < labels.length; i++) confusion[labels[i]! * classes + predicted[i]!]!++
  const rows = labels.length
  const actual = new Float64Array(classes)
  const said = new Float64Array(classes)
  let hits = 0
  for (let a = 0; a < classes; a++)
    for (let p = 0; p < classes; p++) {
      actual[a]! += confusion[a * classes + p]!
      said[p]! += confusion[a * classes + p]!
      if (a === p) hits += confusion[a * classes + p]!
    }
  const sums = { precision: 0, recall: 0, f1: 0, present: 0 }
  let agree = hits * rows
  let spreadActual = rows * rows
  let spreadSaid = rows * rows
  for (let k = 0; k < classes; k++) {
    agree -= actual[k]! * said[k]!
    spreadActual -= actual[k]! ** 2
    spreadSaid -= said[k]! ** 2
    if (actual[k] === 0 && said[k] === 0) continue
    const hit = confusion[k * classes + k]!
    const precision = said[k] === 0 ? 0 : hit / said[k]!
    const recall = actual[k] === 0 ? 0 : hit / actual[k]!
    sums.precision += precision
    sums.recall += recall
    sums.f1 += precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
    sums.present++
  }
  const root = Math.sqrt(spreadActual * spreadSaid)
  return {
    accuracy: hits / rows,
    precision: sums.precision / sums.present,
    recall: sums.recall / sums.present,
    f1: sums.f1 / sums.present,
    mcc: root === 0 ? 0 : agree / root,
    confusion,
  }
}

/** Area under the ROC curve by ranks, ties half; NaN when one side is empty. @param labels 1 where positive */
export function aucOf(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  const order = Float64Array.from(scores).sort()
  let wins = 0
  let positives = 0
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== 1) continue
    positives++
    // Rows below, and half of those that tie, itself among them.
    wins += (firstFrom(order, scores[i]!, false) + firstFrom(order, scores[i]!, true)) / 2
  }
  const negatives = labels.length - positives
  return (wins - (positives * positives) / 2) / (positives * negatives)
}

/** Mean over the classes of each against the rest, for classes that have both sides. */
export function macroAuc(probabilities: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number {
  let sum = 0
  let count = 0
  for (let k = 0; k < classes; k++) {
    const scores = Float64Array.from({ length: labels.length }, (_, i) => probabilities[i * classes + k]!)
    const own = aucOf(
      scores,
      Uint8Array.from(labels, (label) => (label === k ? 1 : 0)),
    )
    if (Number.isNaN(own)) continue
    sum += own
    count++
  }
  return sum / count
}

/** Mean negative log of the probability of what was true; never beyond 1e-15. */
export function logLoss(probabilities: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number {
  let sum = 0
  for (let i = 0; i < labels.length; i++) sum -= Math.log(Math.max(1e-15, probabilities[i * classes + labels[i]!]!))
  return sum / labels.length
}

/** Mean squared distance of the probabilities from what was true, summed over the classes; halved for two, as usual. */
export function brier(probabilities: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number {
  let sum = 0
  for (let i = 0; i < labels.length; i++)
    for (let k = 0; k < classes; k++) sum += (probabilities[i * classes + k]! - (labels[i] === k ? 1 : 0)) ** 2
  return sum / labels.length / (classes === 2 ? 2 : 1)
}

/** Expected calibration error of the likeliest class: |confidence − accuracy| over equal bins (Guo et al. 2017). */
export function calibrationError(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
  bins = 10,
): number {
  const confidence = new Float64Array(bins)
  const hits = new Float64Array(bins)
  for (let i = 0; i < labels.length; i++) {
    let best = 0
    for (let k = 1; k < classes; k++) if (probabilities[i * classes + k]! > probabilities[i * classes + best]!) best = k
    const p = probabilities[i * classes + best]!
    const bin = Math.min(bins - 1, Math.floor(p * bins))
    confidence[bin]! += p
    hits[bin]! += labels[i] === best ? 1 : 0
  }
  return confidence.reduce((sum, value, bin) => sum + Math.abs(value - hits[bin]!), 0) / labels.length
}

/** A measure of rows with a 95 % percentile interval over resampled rows. @param measure gets row numbers, some twice */
export function bootstrapRows(
  rows: number,
  measure: (rows: Int32Array) => number,
  seed: number,
  rounds = 1_000,
): Interval {
  const random = randomFrom(seed)
  const drawn = new Int32Array(rows)
  const values = Float64Array.from({ length: rounds }, () => {
    for (let i = 0; i < rows; i++) drawn[i] = random.below(rows)
    return measure(drawn)
  })
    .filter((value) => !Number.isNaN(value))
    .sort()
  const at = (share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? Number.NaN
  return { value: measure(Int32Array.from({ length: rows }, (_, i) => i)), lo: at(0.025), hi: at(0.975) }
}

/** How many of the sorted numbers lie below the value, or up to it. */
function firstFrom(sorted: Float64Array, value: number, upTo: boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value || (upTo && sorted[middle] === value)) low = middle + 1
    else high = middle
  }
  return low
}
