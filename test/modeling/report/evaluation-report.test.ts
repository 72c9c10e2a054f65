/** One small evaluation (few rounds, nothing learned), looked at from all sides. */
import { expect, test } from 'vitest'
import { evaluationBench } from '../../../src/app/evaluation-bench.ts'
import { type Evaluation, runTrials } from '../../../src/modeling/evaluate.ts'
import { FIT_DEFAULTS } from '../../../src/modeling/fit-options.ts'
import { FINAL_FOLD } from '../../../src/modeling/folds.ts'
import { evaluationPage } from '../../../src/modeling/report/evaluation-page.ts'
import { reportOn } from '../../../src/modeling/report/evaluation-report.ts'
import { learningCurve } from '../../../src/modeling/report/learning-curve.ts'
import { measureTrials } from '../../../src/modeling/report/trial-measures.ts'
import { knowledge } from '../../engine.ts'

const bench = evaluationBench(knowledge)
const options = { split: 'tuning', fit: { ...FIT_DEFAULTS, rounds: 2 }, seed: 1 } as const
const ran = await runTrials(bench, options)
const whole = measureTrials(ran.trials, bench.wines)
const report = reportOn(ran.trials, bench, 'en')
const isPraised = ({ statements }: { statements: readonly { polarity: number }[] }) =>
  statements.some(({ polarity }) => polarity === 1)
const one = { value: 0.5, lo: 0.4, hi: 0.6 }
const evaluation: Evaluation = {
  protocol: 1,
  split: 'tuning',
  n: whole.n,
  metrics: { 'agree@1': one, mcc: one },
  baselines: { rules: { 'agree@1': one } },
  human: { n: 3, human: { 'agree@1': one }, engine: { 'agree@1': one } },
  panel: {},
  by: { cuisine: {}, course: {}, lang: {}, source: {} },
}

test('a dish counts once however often it is tested, and a mean lies between its parts', () => {
  const twice = measureTrials([...ran.trials, ...ran.trials.slice(0, 40)], bench.wines)
  expect(twice.n).toBe(whole.n)
  expect(whole.n).toBe(new Set(ran.trials.filter(isPraised).map(({ dishId }) => dishId)).size)
  const [es, en] = (['es', 'en'] as const).map((lang) =>
    measureTrials(
      ran.trials.filter((trial) => trial.lang === lang),
      bench.wines,
    ),
  )
  expect(whole['agree@1']).toBeCloseTo((es!['agree@1'] + en!['agree@1']) / 2, 2)
})

test('slices by cuisine, course and language hold every dish once', () => {
  const sizes = (name: 'cuisine' | 'course') => Object.values(report.slices[name]).reduce((sum, { n }) => sum + n, 0)
  expect(sizes('cuisine')).toBe(whole.n)
  expect(sizes('course')).toBe(whole.n)
  expect(report.slices.lang.es!.n).toBe(whole.n)
  expect(report.slices.cuisine.international!['agree@1']).toBeCloseTo(
    measureTrials(
      ran.trials.filter(({ dishId }) => knowledge.tables.dishes.byId.get(dishId)?.cuisine === 'international'),
      bench.wines,
    )['agree@1'],
    9,
  )
})

test('confusion: rows are shares, and there are as many dishes as the evaluation has', () => {
  for (const row of report.confusion.share)
    if (row) expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9)
  expect(report.confusion.named.reduce((sum, value) => sum + value, 0)).toBeCloseTo(whole.n, 6)
})

test('calibration: ten groups of rising score that hold every labelled wine', () => {
  const { bins, error } = report.calibration
  expect(bins).toHaveLength(10)
  expect(bins.map(({ p }) => p)).toEqual(bins.map(({ p }) => p).toSorted((a, b) => a - b))
  expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(
    ran.trials.reduce((sum, { labelled }) => sum + labelled.length, 0),
  )
  expect(error).toBeLessThan(0.15)
})

test('errors: the worst first, each with what was said, our three, and what was missed', () => {
  const { worst } = report
  expect(worst.length).toBeGreaterThan(10)
  expect(worst.length).toBeLessThanOrEqual(50)
  expect(new Set(worst.map(({ dishId }) => dishId)).size).toBe(worst.length)
  expect(worst.map(({ agree1 }) => agree1)).toEqual(worst.map(({ agree1 }) => agree1).toSorted((a, b) => a - b))
  for (const { named, ours, missed, fold } of worst) {
    expect(named.length).toBeGreaterThan(0)
    expect(ours).toHaveLength(3)
    expect(fold).not.toBe(FINAL_FOLD)
    if (missed) expect(missed.isNamed).toBe(true)
  }
  expect(worst.some(({ ours }) => ours.some(({ reasons }) => reasons.length > 0))).toBe(true)
})

test('the page tells all of it in both languages, and nothing comes from elsewhere', () => {
  const curve = [
    { share: 0.5, taught: 100, measures: measureTrials(ran.trials, bench.wines) },
    { share: 1, taught: 200, measures: measureTrials(ran.trials, bench.wines) },
  ]
  for (const lang of ['es', 'en'] as const) {
    const page = evaluationPage({ evaluation, report, curve }, lang)
    expect(page).toMatch(lang === 'es' ? /Calibración[\s\S]*Curva de aprendizaje/ : /Calibration[\s\S]*Learning curve/)
    expect(page.match(/class="error"/g)).toHaveLength(report.worst.length)
    expect(page).not.toMatch(/<script|src=|https?:|undefined|NaN/)
  }
})

test('a learning curve teaches with nested parts and tests on the same dishes', async () => {
  const said: number[] = []
  const points = await learningCurve({
    bench,
    fit: options.fit,
    shares: [0.3, 1],
    studyOf: () => null,
    onPoint: ({ taught }) => said.push(taught),
  })
  expect(said).toEqual(points.map(({ taught }) => taught))
  expect(points[0]!.taught).toBeLessThan(0.6 * points[1]!.taught)
  expect(points[0]!.measures.n).toBe(whole.n)
  // All of the statements is the evaluation itself.
  expect(points[1]!.measures['agree@1']).toBeCloseTo(whole['agree@1'], 9)
})
