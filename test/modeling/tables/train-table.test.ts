import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { encodeTable } from '../../../src/modeling/tables/encoder.ts'
import { TABLE_LEARNERS, type TableLearner } from '../../../src/modeling/tables/fit-table.ts'
import { readCsv } from '../../../src/modeling/tables/read-csv.ts'
import { loadTableModel } from '../../../src/modeling/tables/stored-table-model.ts'
import { type TableTask, trainTable } from '../../../src/modeling/tables/train-table.ts'
import { cellarCsv, scratchFolder } from './scratch.ts'

const scratch = scratchFolder()
const data = scratch.write('cellar.csv', cellarCsv(400, 1))
const fresh = scratch.write('fresh.csv', cellarCsv(150, 2))
let runs = 0

function task(more: Partial<TableTask> & { learner: TableLearner }): TableTask {
  const out = scratch.path(`model-${runs++}`)
  return { data, target: 'level', out, seed: 3, code: '0', start: 'begin', threads: 1, talk: () => {}, ...more }
}

describe.each(TABLE_LEARNERS)('%s', (learner) => {
  test('learns classes from columns of every kind, and tells the rows of another table', async () => {
    const outcome = await trainTable(task({ learner, test: fresh }))
    expect(outcome.measures.accuracy!.value).toBeGreaterThan(0.85)
    expect(outcome.measures.auc!.value).toBeGreaterThan(0.93)
    const { data: lines, meta } = Papa.parse<Record<string, string>>(outcome.predictions!, {
      header: true,
      skipEmptyLines: true,
    })
    expect(meta.fields).toEqual(['row', 'prediction', 'p_barato', 'p_caro'])
    expect(lines.length).toBe(150)
    for (const { prediction, p_barato, p_caro } of lines) {
      expect(Number(p_barato) + Number(p_caro)).toBeCloseTo(1, 5)
      expect(prediction).toBe(Number(p_caro) > Number(p_barato) ? 'caro' : 'barato')
    }
  })

  test('learns numbers', async () => {
    const outcome = await trainTable(task({ learner, target: 'price' }))
    expect(outcome.rows).toEqual({ trained: 320, tested: 80 })
    expect(outcome.measures.r2!.value).toBeGreaterThan(0.6)
  })

  test('what is saved, loaded, tells the same', async () => {
    const one = task({ learner, test: fresh })
    const { predictions } = await trainTable(one)
    const { manifest, model } = loadTableModel(one.out!)
    const { features } = encodeTable({ plans: manifest.columns }, readCsv(fresh))
    const p = model.predictProbabilities(features)
    const said = Papa.parse<string[]>(predictions!, { skipEmptyLines: true }).data.slice(1)
    expect(said.map((line) => line[3])).toEqual(said.map((_, i) => p[2 * i + 1]!.toFixed(6)))
  })

  test('stopped anywhere and resumed, the result is that of an undisturbed run', async () => {
    const steps: string[] = []
    const whole = task({ learner, test: fresh, onStep: (step) => steps.push(step) })
    const { predictions } = await trainTable(whole)
    for (const at of [0, Math.floor(steps.length / 2), steps.length - 1]) {
      const killed = task({ learner, test: fresh })
      let seen = 0
      const stopped = trainTable({
        ...killed,
        onStep() {
          if (seen++ === at) throw new Error('killed')
        },
      })
      await expect(stopped).rejects.toThrow('killed')
      let left = 0
      const resumed = await trainTable({ ...killed, start: 'resume', onStep: () => left++ })
      expect(left).toBe(steps.length - at - 1)
      expect(resumed.predictions).toBe(predictions)
      for (const file of ['manifest.json', 'model.safetensors'])
        expect(readFileSync(join(killed.out!, file))).toEqual(readFileSync(join(whole.out!, file)))
      expect(existsSync(`${killed.out}.part`)).toBe(false)
    }
  })
})

test('bad rows are named and not fatal; every row of the test table is answered', async () => {
  const lines = cellarCsv(60, 5).trim().split('\n')
  lines[4] = 'only,three,cells'
  const outcome = await trainTable(task({ learner: 'logistic', test: scratch.write('bad.csv', lines.join('\n')) }))
  expect(outcome.problems).toContainEqual({ file: 'bad.csv', row: 5, message: 'has 3 cells, not 9' })
  expect(outcome.predictions!.trim().split('\n').length).toBe(61)
})

test('a class that training never saw is named, not measured', async () => {
  const text = cellarCsv(60, 5).replace(/,caro,/, ',carísimo,')
  const outcome = await trainTable(task({ learner: 'logistic', test: scratch.write('new.csv', text) }))
  expect(outcome.problems.map(({ message }) => message)).toContain('level "carísimo" was never learned, not measured')
})

test('a test table without the target is told, and nothing is measured', async () => {
  const table = scratch.write('blind.csv', 'grapes,note\nMalbec,crianza larga en barrica de roble por dos años\n')
  const outcome = await trainTable(task({ learner: 'boosting', test: table }))
  expect(outcome.measures).toEqual({})
  expect(outcome.predictions).toMatch(/^row,prediction,p_barato,p_caro\n2,/)
})

test('without a target it asks for one, with the columns there are', async () => {
  await expect(trainTable(task({ learner: 'forest', target: undefined }))).rejects.toThrow(/--target/)
})
