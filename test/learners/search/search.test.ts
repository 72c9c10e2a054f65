import { expect, test } from 'vitest'
import { memoryLog, runTrials, successiveHalving } from '../../../src/learners/search/run.ts'
import { gridTrials, randomTrials, type Space } from '../../../src/learners/search/space.ts'

const SPACE: Space = {
  rate: { from: 0.001, to: 1, steps: 'logarithmic', whole: false },
  depth: { from: 2, to: 10, steps: 'even', whole: true },
  kind: { oneOf: ['a', 'b'] },
}

test('random trials lie in the space; more trials begin with the same ones', () => {
  const trials = randomTrials(SPACE, 200, 4)
  expect(randomTrials(SPACE, 20, 4)).toEqual(trials.slice(0, 20))
  for (const { rate, depth, kind } of trials) {
    expect(rate).toBeGreaterThanOrEqual(0.001)
    expect(rate).toBeLessThan(1)
    expect([2, 3, 4, 5, 6, 7, 8, 9, 10]).toContain(depth)
    expect(['a', 'b']).toContain(kind)
  }
  const low = trials.filter(({ rate }) => Number(rate) < 0.0316).length
  expect(low).toBeGreaterThan(70)
  expect(low).toBeLessThan(130)
})

test('a grid has every combination', () => {
  const trials = gridTrials(SPACE, 3)
  expect(trials.length).toBe(18)
  expect(new Set(trials.map((trial) => trial.depth))).toEqual(new Set([2, 6, 10]))
})

test('halving gives the best more, and every trial is stored', async () => {
  const log = memoryLog()
  const trials = gridTrials({ x: { from: 0, to: 8, steps: 'even', whole: true } }, 9)
  const score = (trial: { readonly x?: string | number }, budget: number) =>
    -Math.abs(Number(trial.x) - 5) + budget / 1e3
  const last = await successiveHalving(trials, { start: 10, factor: 3, rounds: 3 }, score, log)
  expect(last[0]).toMatchObject({ trial: { x: 5 }, budget: 90 })
  expect(log.records.length).toBe(9 + 3 + 1)
})

test('stopped anywhere and resumed, a search does what is left and ends with the same', async () => {
  const trials = randomTrials(SPACE, 12, 1)
  const score = (trial: object) => JSON.stringify(trial).length
  const whole = await runTrials(trials, 1, score, memoryLog())
  for (const stop of [0, 1, 7]) {
    const log = memoryLog()
    await runTrials(trials.slice(0, stop), 1, score, log)
    let runs = 0
    const resumed = await runTrials(
      trials,
      1,
      (trial) => {
        runs++
        return score(trial)
      },
      log,
    )
    expect(runs).toBe(12 - stop)
    expect(resumed).toEqual(whole)
  }
})

test('a trial that fails is stored with its reason and comes last', async () => {
  const log = memoryLog()
  const records = await runTrials(
    [{ x: 1 }, { x: 2 }],
    1,
    ({ x }) => {
      if (x === 1) throw new Error('no memory left')
      return 5
    },
    log,
  )
  expect(records.at(-1)).toMatchObject({ trial: { x: 1 }, score: null, note: 'no memory left' })
})
