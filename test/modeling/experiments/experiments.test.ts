import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../../src/config.ts'
import { BOOSTING_DEFAULTS } from '../../../src/learners/boosting.ts'
import { memoryLog } from '../../../src/learners/search/run.ts'
import { randomTrials, type Space } from '../../../src/learners/search/space.ts'
import { FOREST_DEFAULTS } from '../../../src/learners/trees/forest-plan.ts'
import { PAIRING_EXPERIMENTS, TABLE_EXPERIMENTS } from '../../../src/modeling/experiments/all.ts'
import { withChanges } from '../../../src/modeling/experiments/options.ts'
import { type Measure, search } from '../../../src/modeling/experiments/search.ts'
import { FIT_DEFAULTS } from '../../../src/modeling/fit-options.ts'
import { LEARN_DEFAULTS } from '../../../src/modeling/learned/train-learned.ts'

test('an experiment is a file of at most 15 lines', () => {
  const folder = join(ROOT, 'src', 'modeling', 'experiments')
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const experiments = files.filter((text) => /: (Pairing|Table)Experiment = \{/.test(text))
  expect(experiments).toHaveLength(7)
  for (const text of experiments) expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(15)
})

test.each(Object.values(PAIRING_EXPERIMENTS))('$name varies options that there are', ({ space }) => {
  const options = { ...LEARN_DEFAULTS, fit: FIT_DEFAULTS }
  for (const trial of randomTrials(space, 3, 1)) {
    const changed = withChanges(options, trial)
    expect(changed).not.toEqual(options)
  }
})

test.each(Object.values(TABLE_EXPERIMENTS))('$name varies options that there are', ({ space }) => {
  const known = { ...FOREST_DEFAULTS, ...BOOSTING_DEFAULTS, l2: 0 }
  expect(Object.keys(space).filter((name) => !(name in known))).toEqual([])
})

test('options are changed by their path, and stay as they are where they come from', () => {
  const options = { fit: { penalty: 1, evidence: { width: 0.4 } }, seed: 7 }
  expect(withChanges(options, { 'fit.evidence.width': 0.9, seed: 8 })).toEqual({
    fit: { penalty: 1, evidence: { width: 0.9 } },
    seed: 8,
  })
  expect(options.fit.evidence.width).toBe(0.4)
})

test.each(['fit.penalti', 'fit.evidence', 'fit.evidence.width.more', '', '__proto__.x'])(
  'a path that leads to no number is refused: "%s"',
  (path) => {
    expect(() => withChanges({ fit: { penalty: 1, evidence: { width: 0.4 } } }, { [path]: 1 })).toThrow(/no option/)
  },
)

const space: Space = { x: { from: 0, to: 1, steps: 'even', whole: false } }
/** Best at 0.7; a small budget sees it through a haze that does not change the order. */
const planted: Measure = ({ x = 0 }, budget) => ({
  score: budget * (1 - Math.abs(Number(x) - 0.7)),
  metrics: { x: Number(x) },
})

function loggedMemory() {
  const log = memoryLog()
  const metrics: Record<string, number>[] = []
  return { ...log, metrics, measured: (found: Readonly<Record<string, number>>) => void metrics.push({ ...found }) }
}

test.each(['random', 'halving'] as const)(
  '%s search finds the planted best and names what it had before',
  async (name) => {
    const log = loggedMemory()
    const best = await search({ space, search: name, trials: 30, seed: 4, preset: {} }, planted, log)
    expect(Math.abs(Number(best[0]!.trial.x) - 0.7)).toBeLessThan(0.05)
    expect(best.filter(({ trial }) => Object.keys(trial).length === 0)).toHaveLength(1)
    expect(best.every(({ budget }) => budget === 1)).toBe(true)
    expect(log.metrics).toHaveLength(log.records.length)
  },
)

test('halving spends less than running every trial in full', async () => {
  const log = loggedMemory()
  await search({ space, search: 'halving', trials: 26, seed: 4, preset: {} }, planted, log)
  const spent = log.records.reduce((sum, { budget }) => sum + budget, 0)
  expect(spent).toBeLessThan(12)
})

test('grid tries every combination', async () => {
  const log = loggedMemory()
  await search(
    { space: { ...space, kind: { oneOf: ['a', 'b'] } }, search: 'grid', trials: 100, seed: 1, preset: {} },
    planted,
    log,
  )
  expect(log.records).toHaveLength(1 + 3 * 2)
})

test('what the log holds is not run again', async () => {
  const log = loggedMemory()
  const plan = { space, search: 'halving' as const, trials: 8, seed: 2, preset: {} }
  const first = await search(plan, planted, log)
  const runs = log.records.length
  const again = await search(plan, () => Promise.reject(new Error('run again')), log)
  expect(again).toEqual(first)
  expect(log.records).toHaveLength(runs)
})
