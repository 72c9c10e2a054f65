import { expect, test } from 'vitest'
import { evaluationBench } from '../../src/app/evaluation-bench.ts'
import { runTrials } from '../../src/modeling/evaluate.ts'
import { fitPrior, fitWeights } from '../../src/modeling/fit.ts'
import { FIT_DEFAULTS, groupTaught } from '../../src/modeling/fit-options.ts'
import { splitStatements, tunable } from '../../src/modeling/folds.ts'
import { readStatements } from '../../src/pairing/evidence/statements.ts'
import { knowledge } from '../engine.ts'

const bench = evaluationBench(knowledge)
const statements = readStatements(knowledge)
const quick = { ...FIT_DEFAULTS, rounds: 5 }

test('the bench reads wines from what a list prints: the style is never given', () => {
  const inputs = bench.wines.readings.flatMap(({ input }) => Object.keys(input))
  expect(inputs).not.toContain('style_id')
  const rows = knowledge.tables['reference-wines'].rows.length
  expect(bench.wines.size).toBeLessThanOrEqual(rows)
  expect(bench.wines.size / rows).toBeGreaterThan(0.99)
})

test('most reference wines are read as the style they were chosen for', () => {
  const rows = knowledge.tables['reference-wines'].rows
  const read = [...bench.wines.rows].map((row, i) => ({
    style: rows[row]!.style_id,
    reading: bench.wines.readings[i]!,
  }))
  const right = read.filter(
    ({ style, reading }) => reading.styleClass === knowledge.tables.styles.byId.get(style)!.class,
  )
  expect(right.length / rows.length).toBeGreaterThan(0.9)
})

test('what is named more often has the higher prior; what nobody names the lowest', () => {
  const named = (styleClass: string) =>
    statements.filter(
      ({ polarity, named: [first] }) =>
        polarity === 1 && first!.classes.length === 1 && first!.classes[0] === styleClass,
    ).length
  const { classes, grapes, otherwise } = fitPrior(statements, FIT_DEFAULTS)
  const byCount = Object.keys(classes).sort((a, b) => named(b) - named(a))
  expect(classes[byCount[0]!]!).toBeGreaterThan(classes[byCount.at(-1)!]!)
  expect(Math.min(...Object.values(grapes))).toBeGreaterThanOrEqual(otherwise)
})

test('advice against a wine is no vote for it', () => {
  const against = statements.filter(({ polarity }) => polarity === -1)
  const { classes } = fitPrior(against, FIT_DEFAULTS)
  expect(new Set(Object.values(classes)).size).toBe(1)
})

test('the same statements fit the same weights, and no weight is negative', () => {
  const { train } = splitStatements(tunable(statements, knowledge), 0, knowledge)
  const taught = groupTaught(train, (id) => bench.read(id, 'es')).slice(0, 30)
  const fitted = fitWeights(taught, bench.wines, knowledge, quick)
  expect(fitWeights(taught, bench.wines, knowledge, quick)).toEqual(fitted)
  expect(Object.keys(fitted.multipliers).sort()).toEqual(knowledge.rules.map(({ id }) => id).sort())
  for (const value of [...Object.values(fitted.multipliers), ...Object.values(fitted.weights)])
    expect(value).toBeGreaterThanOrEqual(0)
})

test('a trial is judged by statements that its model did not see', async () => {
  const usable = tunable(statements, knowledge)
  const { trials } = await runTrials(bench, { split: 'tuning', fit: { ...quick, rounds: 1 }, seed: 1 })
  expect(new Set(trials.map(({ fold }) => fold))).toEqual(new Set([0, 1, 2, 3]))
  for (const { fold, statements: judged } of trials) {
    const { train } = splitStatements(usable, fold, knowledge)
    const taught = new Set(train.map(({ id }) => id))
    expect(judged.filter(({ id }) => taught.has(id))).toEqual([])
  }
}, 120_000)
