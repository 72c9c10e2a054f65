/** Trees as they were grown, to tensors and back. */
import type { TensorMap } from '../../learners/tensors.ts'
import { tensorOf } from '../../learners/tensors.ts'
import type { GrownTree } from '../../learners/trees/tree-set.ts'

export type { GrownTree }

export function grownTensors(trees: readonly GrownTree[]): TensorMap {
  return Object.fromEntries(
    trees.flatMap((tree, i) => [
      [`${i}.split`, tree.split],
      [`${i}.right`, tree.right],
      [`${i}.left_share`, tree.leftShare],
      [`${i}.leaves`, tree.leaves],
      [`${i}.gains`, tree.gains],
    ]),
  )
}

export function grownFrom(tensors: TensorMap): GrownTree[] {
  const count = Object.keys(tensors).filter((name) => name.endsWith('.split')).length
  return Array.from({ length: count }, (_, i) => {
    const leaves = tensors[`${i}.leaves`]
    return {
      split: tensorOf(tensors, `${i}.split`, Uint32Array),
      right: tensorOf(tensors, `${i}.right`, Int32Array),
      leftShare: tensorOf(tensors, `${i}.left_share`, Uint8Array),
      leaves: leaves instanceof Uint16Array ? leaves : tensorOf(tensors, `${i}.leaves`, Float32Array),
      gains: tensorOf(tensors, `${i}.gains`, Float64Array),
    }
  })
}
