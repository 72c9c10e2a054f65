/**
 * Trains what is learned for a set of folds that must not be seen: the families and sommeliers of these folds, and the
 * panel's judgements of these families, are left out. The same folds are needed again and again, so results are kept.
 */
import { createHash } from 'node:crypto'
import { AROMAS, DISH_INDEX, STYLE_CLASSES, WINE_INDEX } from '../../domain/vocabulary.ts'
import type { TensorMap } from '../../learners/tensors.ts'
import type { Towers } from '../../learners/towers/towers.ts'
import type { Statement } from '../../pairing/evidence/statements.ts'
import { DISH_FEATURE_WIDTH } from '../../pairing/features/dish-features.ts'
import { WINE_FEATURE_WIDTH, wineFeatures } from '../../pairing/features/wine-features.ts'
import type { PairForest } from '../../pairing/learned/forest-scorer.ts'
import type { Learned } from '../../pairing/learned/learned-scorer.ts'
import { lineKey, type PanelMemory } from '../../pairing/learned/panel-memory.ts'
import { compileRules } from '../../pairing/rules/compile.ts'
import { ruleScorer } from '../../pairing/rules/rule-scorer.ts'
import type { Bench } from '../bench.ts'
import type { FoodOpinion } from '../bottles/food-opinions.ts'
import { groupTaught } from '../fit-options.ts'
import { foldOf } from '../folds.ts'
import { FOREST_DEFAULTS, type ForestOptions, trainForest } from '../forest/train-forest.ts'
import type { Subject } from '../panel/subjects.ts'
import {
  acceptanceExamples,
  type ExampleOptions,
  panelExamples,
  ruleLabels,
  statementExamples,
} from '../towers/examples.ts'
import { type TowerOptions, trainTowers } from '../towers/train-towers.ts'
import { forestTensors, pairForestOf, towerTensors, towerWeightsOf } from './learned-tensors.ts'

export interface LearnOptions {
  examples: ExampleOptions
  towers: TowerOptions
  /** null: nobody asks it */
  forest: ForestOptions | null
}

export const LEARN_DEFAULTS: LearnOptions & { forest: ForestOptions } = {
  examples: { panel: 1, statement: 3, accepted: 0.3, grape: 1, xwines: 0, rules: 0 },
  towers: {
    hidden: 48,
    vector: 24,
    space: 8,
    rounds: 10,
    batch: 64,
    learningRate: 0.004,
    decay: 0.02,
    dropout: 0.3,
    drawn: 160,
    pairwise: 0.5,
    acceptance: 0.5,
    patience: Number.POSITIVE_INFINITY,
  },
  forest: FOREST_DEFAULTS,
}

/** Where what was learned is kept between runs, by the hash of all that it comes from. */
export interface LearnedStore {
  read(key: string): TensorMap | null
  write(key: string, tensors: TensorMap): void
}

export const FORGETFUL: LearnedStore = { read: () => null, write: () => undefined }

export interface LearnSources {
  bench: Bench
  statements: readonly Statement[]
  subjects: readonly Subject[]
  /** X-Wines; it holds no family of dishes and no sommelier */
  foods: readonly FoodOpinion[]
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
  { bench, statements, subjects, foods, store }: LearnSources,
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
    ...acceptanceExamples(foods, options.examples.xwines),
    ...(options.examples.rules > 0 ? byRules(judged, bench, options.examples.rules) : []),
  ]
  const right = wineFeatures(wines)
  const shape = {
    left: DISH_FEATURE_WIDTH,
    right: WINE_FEATURE_WIDTH,
    leftShared: DISH_INDEX.citrus,
    rightShared: WINE_INDEX.citrus,
    shared: AROMAS.length,
  }
  // Each learner under a key of its own: a blend without the forest needs no other towers.
  const towers = async (): Promise<Towers> => {
    const { hidden, vector, space } = options.towers
    const key = hashOf([examples, right, options.towers, seed])
    const found = store.read(key)
    if (found) return { shape: { ...shape, hidden, vector, space }, weights: towerWeightsOf(found) }
    const trained = await trainTowers(examples, [], right, shape, options.towers, seed)
    store.write(key, towerTensors(trained.towers))
    return trained.towers
  }
  const forest = (chosen: ForestOptions): PairForest => {
    const key = hashOf([examples, judged, right, chosen, seed, knowledge.rules])
    const found = store.read(key)
    if (found) return pairForestOf(found)
    const taught = groupTaught(taughtBy, (id) => bench.read(id, 'es'))
    const trained = trainForest(judged, taught, wines, knowledge, chosen, seed)
    store.write(key, forestTensors(trained))
    return trained
  }
  return {
    towers: await towers(),
    forest: options.forest ? forest(options.forest) : null,
    memory: memoryOf(judged),
  }
}

function byRules(judged: readonly Subject[], { wines, knowledge }: Bench, weight: number) {
  const readings = judged.flatMap((subject) => subject.readings.slice(0, 1))
  return acceptanceExamples(ruleLabels(readings, wines, ruleScorer(compileRules(knowledge.rules))), weight)
}

/** The panel's word on known dishes, and on lines that read otherwise than a dish by its name. */
export function memoryOf(subjects: readonly Subject[]): PanelMemory {
  const plain = new Set(subjects.flatMap(({ isLine, readings }) => (isLine ? [] : readings.map(lineKey))))
  const entries = new Map(subjects.flatMap((one) => (one.isLine ? [] : [[one.id, one] as const])))
  for (const line of subjects.filter(({ isLine }) => isLine)) {
    const key = lineKey(line.readings[0]!)
    if (!plain.has(key) && !entries.has(key)) entries.set(key, line)
  }
  const keys = [...entries.keys()].sort()
  const dishes = keys.map((key) => entries.get(key)!)
  const grapes = [...new Set(dishes.flatMap(({ opinion }) => [...opinion.grapes.keys()]))].sort()
  const flat = (name: 'best' | 'accepted' | 'forbidden') => {
    const values = new Float32Array(dishes.length * STYLE_CLASSES.length)
    for (const [i, { opinion }] of dishes.entries()) values.set(opinion[name], i * STYLE_CLASSES.length)
    return values
  }
  return {
    dishes: keys,
    best: flat('best'),
    accepted: flat('accepted'),
    forbidden: flat('forbidden'),
    grapes,
    named: Float32Array.from(
      dishes.flatMap(({ opinion }, i) => [...opinion.grapes].flatMap(([id, share]) => [i, grapes.indexOf(id), share])),
    ),
  }
}

/** Typed arrays count with their numbers, maps with their entries. */
function hashOf(parts: readonly unknown[]): string {
  const digest = createHash('sha256')
  for (const part of parts)
    digest.update(
      JSON.stringify(part, (_, value: unknown) =>
        ArrayBuffer.isView(value)
          ? createHash('sha256')
              .update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
              .digest('hex')
          : value instanceof Map
            ? [...value]
            : value,
      ),
    )
  return digest.digest('hex').slice(0, 16)
}
