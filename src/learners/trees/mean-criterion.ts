/** Squared error: s² / w of both sides is made as large as possible, s the weighted sum of the targets (Breiman 1984). */
import { keep } from './class-criterion.ts'
import type { BestSplit, Criterion } from './criterion.ts'
import { sortByCode } from './order.ts'
import type { Sample } from './sample.ts'

export function meanCriterion(minLeafRows: number, rows: number): Criterion {
  const sums = new Float64Array(256)
  const weights = new Float64Array(256)
  const counts = new Int32Array(256)
  const order = new Int32Array(rows)
  const values = new Float32Array(1)
  let sample: Sample
  let from = 0
  let size = 0
  let total = 0
  let totalSum = 0
  let isPure = false
  /** Sums are about the node's mean: large numbers with small differences keep their digits. */
  let centre = 0

  return {
    enter(given, start, end) {
      sample = given
      from = start
      size = end - start
      total = 0
      let sum = 0
      isPure = true
      for (let i = start; i < end; i++) {
        total += given.weight[i]!
        sum += given.weight[i]! * given.target[i]!
        if (given.target[i] !== given.target[start]) isPure = false
      }
      centre = sum / total
      totalSum = 0
      for (let i = start; i < end; i++) totalSum += given.weight[i]! * (given.target[i]! - centre)
    },
    isPure: () => isPure,
    whole: () => (totalSum * totalSum) / total,
    totalWeight: () => total,
    search(nodeCodes, missing, best) {
      best.score = Number.NEGATIVE_INFINITY
      if (4 * size > missing) searchBins(nodeCodes, missing, best)
      else searchRows(nodeCodes, missing, best)
    },
    leafValues() {
      values[0] = centre
      return values
    },
  }

  function searchBins(nodeCodes: Uint8Array, missing: number, best: BestSplit): void {
    sums.fill(0, 0, missing + 1)
    weights.fill(0, 0, missing + 1)
    counts.fill(0, 0, missing + 1)
    for (let i = 0; i < size; i++) {
      const code = nodeCodes[i]!
      const weight = sample.weight[from + i]!
      sums[code]! += weight * (sample.target[from + i]! - centre)
      weights[code]! += weight
      counts[code]!++
    }
    let used = 0
    for (let code = 0; code <= missing && used < 2; code++) if (counts[code]! > 0) used++
    best.isConstant = used < 2
    if (best.isConstant) return
    scanBins(missing, 0, 0, 0, best)
    if (counts[missing]! > 0) scanBins(missing - 1, counts[missing]!, weights[missing]!, sums[missing]!, best)
  }

  /** Bins 0 up to `last` move left one by one; what is missing may be there already. */
  function scanBins(last: number, rowsThere: number, weightThere: number, sumThere: number, best: BestSplit): void {
    let leftRows = rowsThere
    let leftWeight = weightThere
    let leftSum = sumThere
    for (let code = 0; code < last; code++) {
      if (counts[code] === 0) continue
      leftRows += counts[code]!
      leftWeight += weights[code]!
      leftSum += sums[code]!
      if (leftRows < minLeafRows) continue
      if (size - leftRows < minLeafRows || leftRows === size) break
      tryAt(code, rowsThere > 0, leftWeight, leftSum, best)
    }
  }

  function searchRows(nodeCodes: Uint8Array, missing: number, best: BestSplit): void {
    sortByCode(nodeCodes, size, missing, order)
    best.isConstant = nodeCodes[order[0]!] === nodeCodes[order[size - 1]!]
    if (best.isConstant) return
    let valued = size
    while (valued > 0 && nodeCodes[order[valued - 1]!] === missing) valued--
    let weightThere = 0
    let sumThere = 0
    for (let i = valued; i < size; i++) {
      const at = from + order[i]!
      weightThere += sample.weight[at]!
      sumThere += sample.weight[at]! * (sample.target[at]! - centre)
    }
    scanRows(nodeCodes, size, 0, 0, 0, best)
    if (valued < size) scanRows(nodeCodes, valued, size - valued, weightThere, sumThere, best)
  }

  function scanRows(
    codes: Uint8Array,
    last: number,
    rowsThere: number,
    weightThere: number,
    sumThere: number,
    best: BestSplit,
  ): void {
    let leftWeight = weightThere
    let leftSum = sumThere
    for (let step = 0; step < last - 1; step++) {
      const i = order[step]!
      leftWeight += sample.weight[from + i]!
      leftSum += sample.weight[from + i]! * (sample.target[from + i]! - centre)
      const leftRows = rowsThere + step + 1
      if (leftRows < minLeafRows) continue
      if (size - leftRows < minLeafRows) break
      const code = codes[i]!
      if (code !== codes[order[step + 1]!]) tryAt(code, rowsThere > 0, leftWeight, leftSum, best)
    }
  }

  function tryAt(code: number, missingLeft: boolean, leftWeight: number, leftSum: number, best: BestSplit): void {
    const rightSum = totalSum - leftSum
    const score = (leftSum * leftSum) / leftWeight + (rightSum * rightSum) / (total - leftWeight)
    if (score > best.score) keep(best, score, code, missingLeft, leftWeight)
  }
}
