/** What a forest's tree asks of a kind of target: is there anything to split, where best, what does a leaf say. */
import type { Sample } from './sample.ts'

export interface BestSplit {
  /** what is made as large as possible; -Infinity when no split is allowed */
  score: number
  code: number
  missingLeft: boolean
  /** the column has one value only in this node */
  isConstant: boolean
  leftWeight: number
}

export interface Criterion {
  /** Looks at the node's rows. */
  enter(sample: Sample, from: number, to: number): void
  /** all rows of the node have the same target */
  isPure(): boolean
  /** the score of the node left whole */
  whole(): number
  totalWeight(): number
  /**
   * The best split of the node by one column.
   * @param nodeCodes codes of the node's rows, first at 0 · @param missing code of a missing value
   */
  search(nodeCodes: Uint8Array, missing: number, best: BestSplit): void
  leafValues(): ArrayLike<number>
}
