/** Towers and forest as tensors with names of their own, for the model's file and for what is kept between runs. */
import { type TensorMap, tensorOf } from '../../learners/tensors.ts'
import { TOWER_TENSORS, type Towers, type TowerWeights } from '../../learners/towers/towers.ts'
import { treesFrom, treeTensors } from '../../learners/trees/tree-tensors.ts'
import type { PairForest } from '../../pairing/learned/forest-scorer.ts'

export function towerTensors({ weights }: Towers): TensorMap {
  return Object.fromEntries(TOWER_TENSORS.map((name) => [`towers.${name}`, weights[name]]))
}

export function towerWeightsOf(tensors: TensorMap): TowerWeights {
  return Object.fromEntries(
    TOWER_TENSORS.map((name) => [name, tensorOf(tensors, `towers.${name}`, Float32Array)]),
  ) as unknown as TowerWeights
}

export function forestTensors({ trees, start }: PairForest): TensorMap {
  return {
    'forest.start': Float64Array.of(start),
    ...Object.fromEntries(Object.entries(treeTensors(trees)).map(([name, tensor]) => [`forest.${name}`, tensor])),
  }
}

export function pairForestOf(tensors: TensorMap): PairForest {
  const own = Object.fromEntries(
    Object.entries(tensors).flatMap(([name, tensor]) =>
      name.startsWith('forest.') ? [[name.slice('forest.'.length), tensor]] : [],
    ),
  )
  return { trees: treesFrom(own, 1), start: tensorOf(own, 'start', Float64Array)[0]! }
}
