/** What we export is run by another program's engine and must answer the same. */
import { expect, test } from 'vitest'
import { randomFrom } from '../../../src/domain/random.ts'
import { boosting } from '../../../src/learners/boosting.ts'
import { forest } from '../../../src/learners/forest.ts'
import type { Model, Target } from '../../../src/learners/learner.ts'
import { type Matrix, matrixOf } from '../../../src/learners/matrix.ts'
import { boostingToOnnx, forestToOnnx } from '../../../src/modeling/onnx/trees.ts'

const ort = await import('onnxruntime-web')
ort.env.wasm.numThreads = 1

const random = randomFrom(3)
const table = (rows: number): Matrix =>
  matrixOf(
    Array.from({ length: rows }, () =>
      Array.from({ length: 5 }, () => (random.next() < 0.1 ? Number.NaN : Math.round(20 * random.normal()) / 10)),
    ),
  )
const features = table(800)
const fresh = table(400)
const values = Array.from({ length: 800 }, (_, i) => {
  const [a, b, c] = features.values.subarray(5 * i)
  return (a || 0) * (b || 0) + (Number.isNaN(c) ? 2 : c!)
})
const targets: Record<string, Target> = {
  'two classes': { kind: 'classes', classes: 2, labels: values.map((y) => (y > 0.5 ? 1 : 0)) },
  'three classes': { kind: 'classes', classes: 3, labels: values.map((y) => (y > 1 ? 2 : y > -0.5 ? 1 : 0)) },
  numbers: { kind: 'numbers', values },
}

for (const [name, target] of Object.entries(targets)) {
  test(`a forest of ${name} answers the same`, async () => {
    const model = forest.fit({ features, target }, { trees: 20, minLeafRows: 3 }, 1)
    await expectSame(model, await forestToOnnx(model))
  })
  test(`boosted trees of ${name} answer the same`, async () => {
    const model = boosting.fit({ features, target }, { rounds: 20, minLeafRows: 5 }, 1)
    await expectSame(model, await boostingToOnnx(model))
  })
}

async function expectSame(model: Model, bytes: Uint8Array): Promise<void> {
  const session = await ort.InferenceSession.create(bytes)
  expect(session.inputNames).toEqual(['features'])
  const input = new ort.Tensor('float32', fresh.values, [fresh.rows, fresh.columns])
  const said = await session.run({ features: input })
  const ours = model.predictProbabilities(fresh)
  const theirs = said[model.task.kind === 'classes' ? 'probabilities' : 'value']!.data
  expect(theirs.length).toBe(ours.length)
  for (const [i, p] of ours.entries()) expect(Math.abs(Number(theirs[i]) - p)).toBeLessThan(2e-5)
  if (model.task.kind !== 'classes') return
  const labels = Array.from(said.label!.data, Number)
  const predicted = model.predict(fresh)
  // Classes that are equal to the last digit may be told the other way round.
  expect(labels.filter((label, i) => label !== predicted[i]).length).toBeLessThanOrEqual(2)
}
