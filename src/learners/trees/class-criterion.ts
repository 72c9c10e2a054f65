/**
 * Gini impurity: Σ_c w_c² / w of both sides is made as large as possible (Breiman 1984). Large nodes are counted bin by
 * bin, small ones row by row in the order of their codes, where moving a row changes the sum of squares by w (2 w_c ± w).
 */
import type { BestSplit, Criterion } from './criterion.ts'
import { sortByCode } from './order.ts'
import type { Sample } from './sample.ts'

export function classCriterion(classes: number, minLeafRows: number, rows: number): Criterion {
  const totals = new Float64Array(classes)
  const left = new Float64Array(classes)
  const histogram = new Float64Array(256 * classes)
  const counts = new Int32Array(256)
  const order = new Int32Array(rows)
  const values = new Uint16Array(classes)
  let sample: Sample
  let from = 0
  let size = 0
  let total = 0
  let totalSquares = 0

  return {
    enter(given, start, end) {
      sample = given
      from = start
      size = end - start
      totals.fill(0)
      for (let i = start; i < end; i++) totals[given.target[i]!]! += given.weight[i]!
      total = 0
      totalSquares = 0
      for (let c = 0; c < classes; c++) {
        total += totals[c]!
        totalSquares += totals[c]! * totals[c]!
      }
    },
    isPure() {
      let present = 0
      for (let c = 0; c < classes; c++) if (totals[c]! > 0) present++
      return present < 2
    },
    whole: () => totalSquares / total,
    totalWeight: () => total,
    search(nodeCodes, missing, best) {
      best.score = Number.NEGATIVE_INFINITY
      if (3 * size > 2 * (missing + 1) * classes) searchBins(nodeCodes, missing, best)
      else searchRows(nodeCodes, missing, best)
    },
    leafValues() {
      let rest = 65_535
      let largest = 0
      for (let c = 0; c < classes; c++) {
        values[c] = Math.round((65_535 * totals[c]!) / total)
        rest -= values[c]!
        if (totals[c]! > totals[largest]!) largest = c
      }
      values[largest]! += rest
      return values
    },
  }

  function searchBins(nodeCodes: Uint8Array, missing: number, best: BestSplit): void {
    const { target, weight } = sample
    histogram.fill(0, 0, (missing + 1) * classes)
    counts.fill(0, 0, missing + 1)
    for (let i = 0; i < size; i++) {
      const code = nodeCodes[i]!
      histogram[code * classes + target[from + i]!]! += weight[from + i]!
      counts[code]!++
    }
    let used = 0
    for (let code = 0; code <= missing && used < 2; code++) if (counts[code]! > 0) used++
    best.isConstant = used < 2
    if (best.isConstant) return
    scanBins(missing, -1, best)
    if (counts[missing]! > 0) scanBins(missing - 1, missing, best)
  }

  /** Moves bins 0 up to `last` to the left one by one, behind the bin `first` where there is one. */
  function scanBins(last: number, first: number, best: BestSplit): void {
    left.fill(0)
    let leftRows = 0
    let leftWeight = 0
    let leftSquares = 0
    let rightSquares = totalSquares
    for (let step = first < 0 ? 0 : -1; step < last; step++) {
      const bin = step < 0 ? first : step
      if (counts[bin] === 0) continue
      leftRows += counts[bin]!
      for (let c = 0, at = bin * classes; c < classes; c++, at++) {
        const moved = histogram[at]!
        if (moved === 0) continue
        leftSquares += moved * (2 * left[c]! + moved)
        rightSquares -= moved * (2 * (totals[c]! - left[c]!) - moved)
        left[c]! += moved
        leftWeight += moved
      }
      if (step < 0 || leftRows < minLeafRows) continue
      if (size - leftRows < minLeafRows || leftRows === size) break
      const score = leftSquares / leftWeight + rightSquares / (total - leftWeight)
      if (score > best.score) keep(best, score, step, first >= 0, leftWeight)
    }
  }

  function searchRows(nodeCodes: Uint8Array, missing: number, best: BestSplit): void {
    sortByCode(nodeCodes, size, missing, order)
    best.isConstant = nodeCodes[order[0]!] === nodeCodes[order[size - 1]!]
    if (best.isConstant) return
    scanRows(nodeCodes, 0, size, false, best)
    let valued = size
    while (valued > 0 && nodeCodes[order[valued - 1]!] === missing) valued--
    if (valued < size) scanRows(nodeCodes, valued, valued, true, best)
  }

  /** Rows order[0..last) move left one by one; with missingLeft the rows from `valued` on have moved before. */
  function scanRows(codes: Uint8Array, valued: number, last: number, missingLeft: boolean, best: BestSplit): void {
    const { target, weight } = sample
    left.fill(0)
    let leftWeight = 0
    let leftSquares = 0
    let rightSquares = totalSquares
    const start = missingLeft ? valued - size : 0
    for (let step = start; step < last - 1; step++) {
      const i = order[step < 0 ? valued - 1 - step : step]!
      const c = target[from + i]!
      const moved = weight[from + i]!
      leftSquares += moved * (2 * left[c]! + moved)
      rightSquares -= moved * (2 * (totals[c]! - left[c]!) - moved)
      left[c]! += moved
      leftWeight += moved
      if (step < 0) continue
      const leftRows = step + 1 - start
      if (leftRows < minLeafRows) continue
      if (size - leftRows < minLeafRows) break
      const code = codes[i]!
      if (code === codes[order[step + 1]!]) continue
      const score = leftSquares / leftWeight + rightSquares / (total - leftWeight)
      if (score > best.score) keep(best, score, code, missingLeft, leftWeight)
    }
  }
}

export function keep(best: BestSplit, score: number, code: number, missingLeft: boolean, leftWeight: number): void {
  best.score = score
  best.code = code
  best.missingLeft = missingLeft
  best.leftWeight = leftWeight
}
