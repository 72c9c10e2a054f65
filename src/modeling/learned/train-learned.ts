/**
 * Trains what is learned for a set of folds that must not be seen: the families and sommeliers of these folds, and the
 * panel's judgements of these families, are left out. The same folds are needed again and again, so results are kept.
 */
import { createHash } from 'node:crypto'
import { AROMAS, DISH_INDEX, STYLE_CLASSES, WINE_INDEX } from '../../domain/vocabulary.ts'
import { TOWER_TENSORS, type Towers, type TowerTensor, type TowerWeights } from '../../learners/towers/towers.ts'
import type { Statement } from '../../pairing/evidence/statements.ts'
import { DISH_FEATURE_WIDTH } from '../../pairing/features/dish-features.ts'
import { WINE_FEATURE_WIDTH, wineFeatures } from '../../pairing/features/wine-features.ts'
import type { Learned } from '../../pairing/learned/learned-scorer.ts'
import type { PanelMemory } from '../../pairing/learned/panel-memory.ts'
import type { Bench } from '../evaluate.ts'
import { groupTaught } from '../fit-options.ts'
import { foldOf } from '../folds.ts'
import type { Subject } from '../panel/subjects.ts'
import type { Tensors } from '../safetensors.ts'
import { type ExampleOptions, panelExamples, statementExamples } from '../towers/examples.ts'
import { type TowerOptions, trainTowers } from '../towers/train-towers.ts'

export interface LearnOptions {
  examples: ExampleOptions
  towers: TowerOptions
  /** towers of as many seeds are averaged */
  seeds: number
}

export const LEARN_DEFAULTS: LearnOptions = {
  examples: { panel: 1, statement: 1, accepted: 0.3, grape: 1 },
  towers: {
    hidden: 48,
    vector: 24,
    space: 8,
    rounds: 20,
    batch: 64,
    learningRate: 0.004,
    decay: 0.02,
    dropout: 0.3,
    drawn: 160,
    pairwise: 0.5,
    acceptance: 0.5,
    patience: Number.POSITIVE_INFINITY,
  },
  seeds: 1,
}

/** Where trained towers are kept between runs, by the hash of all that they come from. */
export interface LearnedStore {
  read(key: string): Tensors | null
  write(key: string, tensors: Tensors): void
}

export const FORGETFUL: LearnedStore = { read: () => null, write: () => undefined }

export interface LearnSources {
  bench: Bench
  statements: readonly Statement[]
  subjects: readonly Subject[]
  store: LearnedStore
}

export type LearnWithout = (folds: readonly number[]) => Promise<Learned>

export function learner(sources: LearnSources, options: LearnOptions, seed: number): LearnWithout {
  const kept = new Map<string, Promise<Learned>>()
  return (folds) => {
    const key = [...folds].sort().join()
    let learned = kept.get(key)
    if (!learned) {
      learned = learnWithout(sources, options, folds, seed)
      kept.set(key, learned)
    }
    return learned
  }
}

async function learnWithout(
  { bench, statements, subjects, store }: LearnSources,
  options: LearnOptions,
  folds: readonly number[],
  seed: number,
): Promise<Learned> {
  const { knowledge, wines } = bench
  const fold = foldOf(knowledge)
  const taughtBy = statements.filter(
    ({ family, sommelier }) => !folds.includes(fold('family', family)) && !folds.includes(fold('sommelier', sommelier)),
  )
  const judged = subjects.filter((subject) => !folds.includes(subject.fold))
  const examples = [
    ...panelExamples(judged, wines, options.examples),
    ...(['es', 'en'] as const).flatMap((lang) =>
      statementExamples(
        groupTaught(taughtBy, (id) => bench.read(id, lang)),
        wines,
        options.examples,
      ),
    ),
  ]
  const right = wineFeatures(wines)
  const shape = {
    left: DISH_FEATURE_WIDTH,
    right: WINE_FEATURE_WIDTH,
    leftShared: DISH_INDEX.citrus,
    rightShared: WINE_INDEX.citrus,
    shared: AROMAS.length,
  }
  const key = hashOf(examples, right, options, seed)
  const found = store.read(key)
  const { hidden, vector, space } = options.towers
  const whole = { ...shape, hidden, vector, space }
  const towers: Towers = found
    ? { shape: whole, weights: weightsOf(found) }
    : (await trainTowers(examples, [], right, shape, options.towers, seed)).towers
  if (!found) store.write(key, towers.weights)
  return { towers, memory: memoryOf(judged) }
}

function weightsOf(tensors: Tensors): TowerWeights {
  return Object.fromEntries(TOWER_TENSORS.map((name: TowerTensor) => [name, tensors[name]!])) as unknown as TowerWeights
}

/** The panel's word on known dishes; its lines have no id that a menu could name. */
export function memoryOf(subjects: readonly Subject[]): PanelMemory {
  const dishes = subjects.filter(({ isLine }) => !isLine).sort((a, b) => (a.id < b.id ? -1 : 1))
  const grapes = [...new Set(dishes.flatMap(({ opinion }) => [...opinion.grapes.keys()]))].sort()
  const flat = (name: 'best' | 'accepted' | 'forbidden') => {
    const values = new Float32Array(dishes.length * STYLE_CLASSES.length)
    for (const [i, { opinion }] of dishes.entries()) values.set(opinion[name], i * STYLE_CLASSES.length)
    return values
  }
  return {
    dishes: dishes.map(({ id }) => id),
    best: flat('best'),
    accepted: flat('accepted'),
    forbidden: flat('forbidden'),
    grapes,
    named: Float32Array.from(
      dishes.flatMap(({ opinion }, i) => [...opinion.grapes].flatMap(([id, share]) => [i, grapes.indexOf(id), share])),
    ),
  }
}

function hashOf(
  examples: readonly { features: { indices: Uint16Array; values: Float32Array } | object }[],
  right: Float32Array,
  options: LearnOptions,
  seed: number,
): string {
  const digest = createHash('sha256').update(JSON.stringify([options, seed]))
  digest.update(new Uint8Array(right.buffer))
  for (const example of examples)
    digest.update(
      JSON.stringify(example, (_, value: unknown) =>
        value instanceof Float32Array || value instanceof Uint16Array ? [...value] : value,
      ),
    )
  return digest.digest('hex').slice(0, 16)
}
