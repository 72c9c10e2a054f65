/**
 * `npm run knowledge:rules`: for each rule how often it fires on the demo, and what agree@1 on the tuning folds would be
 * without it: first with the other weights as they were fitted; where that helps, fitted again without the rule.
 * Fails when a rule hardly ever fires or does harm.
 */
import { fileURLToPath } from 'node:url'
import { evaluationBench } from '../src/app/evaluation-bench.ts'
import { openEngine } from '../src/app/open-engine.ts'
import type { DishReading } from '../src/flavor/readings.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import { mean } from '../src/learners/metrics.ts'
import type { Bench } from '../src/modeling/bench.ts'
import { fitWeights } from '../src/modeling/fit.ts'
import { FIT_DEFAULTS, groupTaught } from '../src/modeling/fit-options.ts'
import { FINAL_FOLD, splitStatements, tunable } from '../src/modeling/folds.ts'
import { measureDish, rankRows } from '../src/modeling/measure.ts'
import { readStatements, type Statement } from '../src/pairing/evidence/statements.ts'
import { type ModelScorers, scorersOf } from '../src/pairing/model.ts'
import { activateAll } from '../src/pairing/rules/compile.ts'
import type { WineTable } from '../src/pairing/wine-table.ts'
import { firingShares, SHARE_FROM } from './rule-shares.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Leaving a rule out must not improve agree@1 by more. */
const HARM_LIMIT = 0.005

/** agree@1 of one dish in one fold and language, as fitted and without each rule. */
interface Outcome {
  dishId: string
  full: number
  without: Map<string, number>
}

const engine = await openEngine({ root: ROOT })
const shares = firingShares(engine, ROOT)
const bench = evaluationBench(engine.knowledge)
const outcomes = tuningOutcomes(bench, engine.knowledge)
const full = meanByDish(outcomes, (outcome) => outcome.full)
const rows = [...shares].map(([id, share]) => {
  const change = meanByDish(outcomes, ({ full: value, without }) => without.get(id) ?? value) - full
  const refitted = change > HARM_LIMIT ? agreementWithout(id) - full : null
  return { id, share, change, refitted, ok: share >= SHARE_FROM && (refitted ?? change) <= HARM_LIMIT }
})
process.stdout.write(`agree@1 on the tuning folds: ${full.toFixed(4)}; change without the rule in points\n\n`)
process.stdout.write(
  `${'rule'.padEnd(44)} ${'fires'.padStart(8)} ${'as fitted'.padStart(10)} ${'refitted'.padStart(9)}\n`,
)
for (const { id, share, change, refitted, ok } of rows.sort((a, b) => b.change - a.change || b.share - a.share)) {
  const again = refitted === null ? '' : points(refitted)
  const columns = [`${(100 * share).toFixed(2)} %`.padStart(8), points(change).padStart(10), again.padStart(9)]
  process.stdout.write(`${id.padEnd(44)} ${columns.join(' ')}${ok ? '' : '  !'}\n`)
}
const wrong = rows.filter(({ ok }) => !ok)
process.stdout.write(`\n${rows.length} rules, ${wrong.length} of them fire too rarely or do harm\n`)
process.exitCode = wrong.length > 0 ? 1 : 0

function agreementWithout(id: string): number {
  const fewer = { ...engine.knowledge, rules: engine.knowledge.rules.filter((rule) => rule.id !== id) }
  return meanByDish(tuningOutcomes(bench, fewer), (outcome) => outcome.full)
}

function tuningOutcomes({ wines, read }: Bench, knowledge: Knowledge): Outcome[] {
  const usable = tunable(readStatements(knowledge), knowledge)
  return Array.from({ length: FINAL_FOLD }, (_, fold) => fold).flatMap((fold) => {
    const { test, train } = splitStatements(usable, fold, knowledge)
    const weights = fitWeights(
      groupTaught(train, (id) => read(id, 'es')),
      wines,
      knowledge,
      FIT_DEFAULTS,
    )
    const model = {
      version: 'fold',
      calibration: { slope: 1, intercept: 0 },
      ...weights,
      learned: null,
      text: null,
      bottles: null,
    }
    const scorers = scorersOf(model, train, knowledge)
    return (['es', 'en'] as const).flatMap((lang) =>
      groupTaught(test, (id) => read(id, lang)).flatMap(({ reading, statements }) =>
        outcomeOf(wines, scorers, model.weights.rules, reading, statements),
      ),
    )
  })
}

function outcomeOf(
  wines: WineTable,
  { total, compiled, effects }: ModelScorers,
  rulesWeight: number,
  dish: DishReading,
  statements: readonly Statement[],
): Outcome[] {
  const agreement = (scores: Float32Array) => measureDish(rankRows(scores), scores, statements, wines)?.agree1
  const scores = total.scoreAll(dish, wines)
  const full = agreement(scores)
  if (full === undefined) return []
  const activation = new Float32Array(wines.size)
  const without = new Map<string, number>()
  for (const rule of compiled) {
    if (!activateAll(rule, dish, wines, activation)) continue
    const effect = effects[rule.rule.id]! * rulesWeight
    const lessened = scores.map((score, row) => score - effect * activation[row]!)
    if (firstOf(lessened) !== firstOf(scores)) without.set(rule.rule.id, agreement(lessened)!)
  }
  return [{ dishId: statements[0]!.dishId, full, without }]
}

function firstOf(scores: Float32Array): number {
  return scores.indexOf(Math.max(...scores))
}

function meanByDish(items: readonly Outcome[], of: (outcome: Outcome) => number): number {
  const byDish = new Map<string, number[]>()
  for (const item of items) byDish.set(item.dishId, [...(byDish.get(item.dishId) ?? []), of(item)])
  return mean([...byDish.values()].map(mean))
}

function points(change: number): string {
  return `${change > 0 ? '+' : ''}${(100 * change).toFixed(2)}`
}
