/** What goes out as ONNX is what the engine adds up: towers and forest of one model, asked about the same pair. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { exportModel, learnedToOnnx } from '../../src/app/export-model.ts'
import { findModel } from '../../src/app/models.ts'
import { ROOT } from '../../src/config.ts'
import { randomFrom } from '../../src/domain/random.ts'
import { AROMAS, DISH_INDEX, WINE_INDEX } from '../../src/domain/vocabulary.ts'
import { boosting } from '../../src/learners/boosting.ts'
import { sizesOf, TOWER_TENSORS, type TowerWeights } from '../../src/learners/towers/towers.ts'
import { DISH_FEATURE_WIDTH } from '../../src/pairing/features/dish-features.ts'
import { WINE_FEATURE_WIDTH } from '../../src/pairing/features/wine-features.ts'
import { FOREST_FEATURES, forestMatrix, forestScorer } from '../../src/pairing/learned/forest-scorer.ts'
import { engine, knowledge } from '../engine.ts'

const ort = await import('onnxruntime-web')
ort.env.wasm.numThreads = 1
const out = mkdtempSync(join(tmpdir(), 'maridaje-export-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

const { rules } = engine.scorers
const wines = engine.readList(['Malbec Mendoza', 'Chablis', 'Oporto Tawny', 'Cava Brut'].map((name) => ({ name })))
const dish = engine.readDish('seco de cordero')
const matrix = forestMatrix(dish, wines, rules.scoreAll(dish, wines))
const target = { kind: 'classes', classes: 2, labels: [1, 0, 0, 0] } as const
const fitted = boosting.fit({ features: matrix, target }, { rounds: 5, minLeafRows: 1, learningRate: 0.3 }, 1)
const forest = { trees: fitted.trees, start: fitted.start[0]! }
const shape = {
  left: DISH_FEATURE_WIDTH,
  right: WINE_FEATURE_WIDTH,
  leftShared: DISH_INDEX.citrus,
  rightShared: WINE_INDEX.citrus,
  shared: AROMAS.length,
  hidden: 3,
  vector: 2,
  space: 2,
}
const random = randomFrom(1)
const sizes = sizesOf(shape)
const weights = Object.fromEntries(
  TOWER_TENSORS.map((name) => [
    name,
    Float32Array.from({ length: sizes[name][0] * sizes[name][1] }, () => random.next() - 0.5),
  ]),
) as unknown as TowerWeights
const memory = {
  dishes: [],
  grapes: [],
  best: new Float32Array(),
  accepted: new Float32Array(),
  forbidden: new Float32Array(),
  named: new Float32Array(),
}

test('the pairing forest in another engine gives the logits of the scorer', async () => {
  const files = await learnedToOnnx({ towers: { shape, weights }, forest, memory }, knowledge, out)
  expect(files.map((path) => basename(path))).toEqual(['towers.onnx', 'forest.onnx', 'columns.json'])
  const columns = JSON.parse(readFileSync(join(out, 'columns.json'), 'utf8'))
  expect(columns.forest).toEqual(FOREST_FEATURES)
  const session = await ort.InferenceSession.create(new Uint8Array(readFileSync(join(out, 'forest.onnx'))))
  const said = await session.run({ features: new ort.Tensor('float32', matrix.values, [matrix.rows, matrix.columns]) })
  const theirs = Array.from(said.probabilities!.data, Number)
  for (const [row, logit] of forestScorer(forest, rules).scoreAll(dish, wines).entries())
    expect(theirs[2 * row + 1]).toBeCloseTo(1 / (1 + Math.exp(-logit)), 5)
  const towers = await ort.InferenceSession.create(new Uint8Array(readFileSync(join(out, 'towers.onnx'))))
  expect([...towers.inputNames]).toEqual(['dish', 'wine'])
})

test('safetensors is the model’s own file, with its manifest and card', async () => {
  const entry = findModel({ released: join(ROOT, 'models'), own: out }, 'released')
  const files = await exportModel(entry, knowledge, 'safetensors', join(out, 'open'))
  expect(files.map((path) => basename(path))).toEqual(['model.safetensors', 'manifest.json', 'card.md'])
  expect(readFileSync(files[0]!).equals(readFileSync(join(entry.folder, 'model.safetensors')))).toBe(true)
})
