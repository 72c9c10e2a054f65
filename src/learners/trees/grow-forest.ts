/** Grows the trees of a forest, each from a seed of its own: any thread may grow any of them (Breiman 2001). */
import { type Random, randomFrom } from '../../domain/random.ts'
import { seedOf } from '../learner.ts'
import { classCriterion } from './class-criterion.ts'
import type { BestSplit, Criterion } from './criterion.ts'
import type { ForestPlan } from './forest-plan.ts'
import { meanCriterion } from './mean-criterion.ts'
import { drawSample, partition, type Sample } from './sample.ts'
import { treeBuilder } from './tree-builder.ts'
import type { GrownTree } from './tree-set.ts'

/** The trees of these numbers. */
export function growTrees(plan: ForestPlan, numbers: Iterable<number>): GrownTree[] {
  const { rows, classes, options } = plan
  const criterion =
    classes > 0 ? classCriterion(classes, options.minLeafRows, rows) : meanCriterion(options.minLeafRows, rows)
  const spare = {
    size: rows,
    row: new Int32Array(rows),
    target: new Float64Array(rows),
    weight: new Float64Array(rows),
  }
  return Array.from(numbers, (tree) => growTree(plan, tree, criterion, spare))
}

function growTree(plan: ForestPlan, number: number, criterion: Criterion, spare: Sample): GrownTree {
  const { rows, columns, classes, codes, missing, options } = plan
  const random = randomFrom(seedOf(plan.seed, 2 * number + 1))
  const sample = drawSample(plan, number)
  const builder = treeBuilder(columns, Math.max(1, classes), classes > 0 ? 'shares' : 'numbers')
  const order = Int32Array.from({ length: columns }, (_, column) => column)
  const nodeCodes = new Uint8Array(sample.size)
  // from, to, depth, the split whose right side it is
  const open: number[] = [0, sample.size, 0, -1]
  while (open.length > 0) {
    const parent = open.pop()!
    const depth = open.pop()!
    const to = open.pop()!
    const from = open.pop()!
    const node = builder.open(parent)
    criterion.enter(sample, from, to)
    const mayGrow = to - from >= 2 * options.minLeafRows && (options.maxDepth === 0 || depth < options.maxDepth)
    const best = mayGrow && !criterion.isPure() ? findSplit() : null
    if (!best) {
      builder.leaf(node, criterion.leafValues())
      continue
    }
    const total = criterion.totalWeight()
    const { column, code } = best
    const rule = { code, missingLeft: best.missingLeft, missing: missing[column]! }
    const middle = partition(sample, from, to, codes, column * rows, rule, spare)
    builder.split(node, {
      column,
      code,
      missingLeft: best.missingLeft || (best.missingIsNew && middle - from > to - middle),
      gain: best.score - criterion.whole(),
      leftShare: best.leftWeight / total,
    })
    open.push(middle, to, depth + 1, node, from, middle, depth + 1, -1)

    function findSplit() {
      return searchColumns(order, options.columnsPerSplit, random, (column, best) => {
        const at = column * rows
        const { row } = sample
        for (let i = from; i < to; i++) nodeCodes[i - from] = codes[at + row[i]!]!
        criterion.search(nodeCodes, missing[column]!, best)
        return plan.lacks[column] === 1 && hasCode(nodeCodes, to - from, missing[column]!)
      })
    }
  }
  return builder.done()
}

interface FoundSplit extends BestSplit {
  column: number
  /** no row of the node lacks the value: at use it goes where most rows went */
  missingIsNew: boolean
}

/** Tries columns in random order: as many as asked for, and more until one can be split. */
function searchColumns(
  order: Int32Array,
  wanted: number,
  random: Random,
  search: (column: number, best: BestSplit) => boolean,
): FoundSplit | null {
  const tried: BestSplit = { score: 0, code: 0, missingLeft: false, isConstant: false, leftWeight: 0 }
  let found: FoundSplit | null = null
  let varied = 0
  for (let i = 0; i < order.length && (i < wanted || varied === 0); i++) {
    const pick = i + Math.floor(random.next() * (order.length - i))
    const column = order[pick]!
    order[pick] = order[i]!
    order[i] = column
    const hasMissing = search(column, tried)
    if (!tried.isConstant) varied++
    if (tried.score > (found?.score ?? Number.NEGATIVE_INFINITY))
      found = { ...tried, column, missingIsNew: !hasMissing }
  }
  return found
}

function hasCode(codes: Uint8Array, size: number, code: number): boolean {
  for (let i = 0; i < size; i++) if (codes[i] === code) return true
  return false
}
