import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { listTrials, openTrialLog, readTrials, type Stamp } from '../../../src/modeling/experiments/trial-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'maridaje-trials-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const stamp: Stamp = { experiment: 'blend', learner: 'blend', data: 'abc', code: '1', seed: 1 }
let now = Date.UTC(2026, 0, 1)
const clock = () => now
const path = join(folder, 'blend.jsonl')

test('a trial is one line with its data, options, measures and time', () => {
  const log = openTrialLog(path, stamp, clock)
  log.measured({ 'agree@1': 0.5, 'avoid@3': Number.NaN })
  now += 1_500
  log.add({ trial: { b: 2, a: 1 }, budget: 1, score: 0.5, note: '' })
  expect(readTrials(path)).toEqual([
    {
      ...stamp,
      trial: { b: 2, a: 1 },
      budget: 1,
      score: 0.5,
      note: '',
      metrics: { 'agree@1': 0.5, 'avoid@3': null },
      at: '2026-01-01T00:00:01.500Z',
      seconds: 1.5,
    },
  ])
  expect(log.find({ a: 1, b: 2 }, 1)).toMatchObject({ score: 0.5 })
  expect(log.find({ a: 1, b: 2 }, 0.5)).toBeUndefined()
})

test('a line that a kill cut off is run again, and spoils no other', () => {
  appendFileSync(path, readFileSync(path, 'utf8').slice(0, 70))
  const log = openTrialLog(path, stamp, clock)
  expect(log.find({ a: 1, b: 2 }, 1)).toBeDefined()
  log.add({ trial: { a: 3 }, budget: 1, score: null, note: 'too deep' })
  expect(readTrials(path).map(({ trial, note }) => [trial, note])).toEqual([
    [{ b: 2, a: 1 }, ''],
    [{ a: 3 }, 'too deep'],
  ])
})

test.each([
  ['other data', { data: 'abd' }],
  ['another seed', { seed: 2 }],
  ['another program', { code: '2' }],
  ['another learner', { learner: 'towers' }],
])('%s makes it another trial', (_, change) => {
  expect(openTrialLog(path, { ...stamp, ...change }, clock).find({ a: 1, b: 2 }, 1)).toBeUndefined()
})

test('all experiments of a folder, the best first', () => {
  const log = openTrialLog(path, stamp, clock)
  log.add({ trial: { a: 9 }, budget: 1, score: 0.9, note: '' })
  expect(listTrials(folder).map(({ score }) => score)).toEqual([0.9, 0.5, null])
  expect(listTrials(join(folder, 'nothing'))).toEqual([])
})
