/** The learned part of a model as it is stored: towers and the panel's memory in the manifest and among the tensors. */
import { STYLE_CLASSES } from '../../domain/vocabulary.ts'
import { MaridajeError } from '../../errors.ts'
import { type TensorMap, tensorOf } from '../../learners/tensors.ts'
import { sizesOf, TOWER_TENSORS, type TowerShape } from '../../learners/towers/towers.ts'
import { DISH_FEATURE_WIDTH } from '../../pairing/features/dish-features.ts'
import { WINE_FEATURE_WIDTH } from '../../pairing/features/wine-features.ts'
import { FOREST_FEATURES } from '../../pairing/learned/forest-scorer.ts'
import { LEARNED_WEIGHTS, type LearnedWeights } from '../../pairing/learned/learned-scorer.ts'
import type { PairingModel } from '../../pairing/model.ts'
import type { Manifest } from '../manifest.ts'
import { forestTensors, pairForestOf, towerTensors, towerWeightsOf } from './learned-tensors.ts'

type StoredLearner = Manifest['learners'][number]

const MEMORY_TENSORS = ['best', 'accepted', 'forbidden', 'named'] as const

export function learnersOf(learned: PairingModel['learned']): StoredLearner[] {
  if (!learned) return []
  const { parts, weights } = learned
  return [
    {
      id: 'towers',
      kind: 'towers',
      weight: weights.tower,
      params: { shape: parts.towers.shape, weights: { ...weights } },
    },
    {
      id: 'forest',
      kind: 'boosting',
      weight: weights.forest,
      params: { trees: parts.forest ? parts.forest.trees.starts.length - 1 : 0 },
    },
    {
      id: 'panel',
      kind: 'panel',
      weight: weights.best,
      // One string each: a thousand lines of ids would bury the rest of the manifest.
      params: { dishes: parts.memory.dishes.join(' '), grapes: parts.memory.grapes.join(' ') },
    },
  ]
}

export function tensorsOf(learned: PairingModel['learned']): TensorMap {
  if (!learned) return {}
  const { towers, forest, memory } = learned.parts
  return Object.fromEntries([
    ...Object.entries(towerTensors(towers)),
    ...(forest ? Object.entries(forestTensors(forest)) : []),
    ...MEMORY_TENSORS.map((name) => [`panel.${name}`, memory[name]] as const),
  ])
}

export function readLearned(manifest: Manifest, tensors: TensorMap): PairingModel['learned'] {
  const towers = manifest.learners.find(({ id }) => id === 'towers')
  const panel = manifest.learners.find(({ id }) => id === 'panel')
  if (!towers || !panel) return null
  const shape = towers.params.shape as TowerShape
  if (shape.left !== DISH_FEATURE_WIDTH || shape.right !== WINE_FEATURE_WIDTH)
    throw new MaridajeError(
      'bad_model',
      `${manifest.version} was trained on ${shape.left} numbers a dish and ${shape.right} a wine; this program makes ${DISH_FEATURE_WIDTH} and ${WINE_FEATURE_WIDTH}`,
      { hint: 'Use the program that made it, or release a new model with "maridaje train".' },
    )
  const tensor = (name: string, size: number | null) => {
    const values = tensorOf(tensors, name, Float32Array)
    if (size !== null && values.length !== size)
      throw new MaridajeError('bad_model', `${manifest.version}: the tensor ${name} is not as its manifest says`)
    return values
  }
  const sizes = sizesOf(shape)
  for (const name of TOWER_TENSORS) tensor(`towers.${name}`, sizes[name][0] * sizes[name][1])
  const forest = 'forest.start' in tensors ? pairForestOf(tensors) : null
  if (forest && forest.trees.bins.columns !== FOREST_FEATURES.length)
    throw new MaridajeError('bad_model', `${manifest.version} has a forest of other columns than this program makes`, {
      hint: 'Use the program that made it, or release a new model with "maridaje train".',
    })
  const dishes = wordsOf(panel.params.dishes)
  const cells = dishes.length * STYLE_CLASSES.length
  const weights = towers.params.weights as LearnedWeights
  return {
    parts: {
      towers: { shape, weights: towerWeightsOf(tensors) },
      forest,
      memory: {
        dishes,
        best: tensor('panel.best', cells),
        accepted: tensor('panel.accepted', cells),
        forbidden: tensor('panel.forbidden', cells),
        grapes: wordsOf(panel.params.grapes),
        named: tensor('panel.named', null),
      },
    },
    weights: Object.fromEntries(LEARNED_WEIGHTS.map((name) => [name, weights[name] ?? 0])) as LearnedWeights,
  }
}

function wordsOf(joined: unknown): string[] {
  return typeof joined === 'string' && joined !== '' ? joined.split(' ') : []
}
