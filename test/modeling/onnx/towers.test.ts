/** Towers in another program's engine: the same logits for real dishes and wines. */
import { expect, test } from 'vitest'
import { randomFrom } from '../../../src/domain/random.ts'
import { AROMAS, DISH_INDEX, WINE_INDEX } from '../../../src/domain/vocabulary.ts'
import { sizesOf, TOWER_TENSORS, type Towers, type TowerWeights } from '../../../src/learners/towers/towers.ts'
import { towersToOnnx } from '../../../src/modeling/onnx/towers.ts'
import { DISH_FEATURE_WIDTH, dishFeatures } from '../../../src/pairing/features/dish-features.ts'
import { WINE_FEATURE_WIDTH, wineFeatures } from '../../../src/pairing/features/wine-features.ts'
import { towerScorer } from '../../../src/pairing/learned/tower-scorer.ts'
import { styleTable } from '../../../src/pairing/style-table.ts'
import { engine, knowledge } from '../../engine.ts'

const ort = await import('onnxruntime-web')
ort.env.wasm.numThreads = 1

const shape = {
  left: DISH_FEATURE_WIDTH,
  right: WINE_FEATURE_WIDTH,
  leftShared: DISH_INDEX.citrus,
  rightShared: WINE_INDEX.citrus,
  shared: AROMAS.length,
  hidden: 12,
  vector: 6,
  space: 3,
}
const random = randomFrom(11)
const sizes = sizesOf(shape)
const weights = Object.fromEntries(
  TOWER_TENSORS.map((name) => [
    name,
    Float32Array.from({ length: sizes[name][0] * sizes[name][1] }, () => 0.8 * (random.next() - 0.5)),
  ]),
) as unknown as TowerWeights
const towers: Towers = { shape, weights }

test('the exported towers give the engine’s logits within 1e-5', async () => {
  const anchors = styleTable(knowledge)
  const wines = engine.readList(['Malbec Mendoza', 'Riesling Kabinett', 'Champagne Brut'].map((name) => ({ name })))
  const dishes = ['ceviche de pescado', 'lomo saltado', 'chich. de calamar', 'zzz'].map((text) => engine.readDish(text))
  const dense = new Float32Array(dishes.length * shape.left)
  for (const [i, dish] of dishes.entries()) {
    const { indices, values } = dishFeatures(dish)
    for (const [k, index] of indices.entries()) dense[i * shape.left + index] = values[k]!
  }
  const session = await ort.InferenceSession.create(await towersToOnnx(towers, wineFeatures(anchors)))
  const { logit } = await session.run({
    dish: new ort.Tensor('float32', dense, [dishes.length, shape.left]),
    wine: new ort.Tensor('float32', wineFeatures(wines), [wines.size, shape.right]),
  })
  expect(logit!.dims).toEqual([dishes.length, wines.size])
  const scorer = towerScorer(towers, anchors)
  const ours = dishes.flatMap((dish) => [...scorer.scoreAll(dish, wines)])
  const theirs = Array.from(logit!.data, Number)
  expect(new Set(ours.map((x) => x.toFixed(3))).size).toBe(ours.length)
  for (const [i, x] of ours.entries()) expect(Math.abs(theirs[i]! - x)).toBeLessThan(1e-5)
})
