/** The evaluation on the tuning folds as a page, with a learning curve where one is asked for. */
import type { Lang } from '../contract/requests.ts'
import { tableOf } from '../knowledge/knowledge.ts'
import type { Bench } from '../modeling/bench.ts'
import { type Evaluation, evaluate, runTrials } from '../modeling/evaluate.ts'
import { FIT_DEFAULTS, type FitOptions } from '../modeling/fit-options.ts'
import type { Study } from '../modeling/learned/study.ts'
import { evaluationPage } from '../modeling/report/evaluation-page.ts'
import { reportOn } from '../modeling/report/evaluation-report.ts'
import { learningCurve } from '../modeling/report/learning-curve.ts'
import type { Statement } from '../pairing/evidence/statements.ts'
import { writeFileTo } from './write-file.ts'

export interface ReportTask {
  bench: Bench
  /** what is learned from the statements of a bench; null learns nothing but the blend */
  open(bench: Bench): Study | null
  /** shares of the statements; none: no curve */
  shares: readonly number[]
  out: string
  lang: Lang
  seed: number
  fit?: FitOptions
  talk(text: string): void
}

export async function reportEvaluation(task: ReportTask): Promise<Evaluation> {
  const { bench, shares, out, lang, seed, talk } = task
  const study = task.open(bench)
  const fit = task.fit ?? FIT_DEFAULTS
  const options = { split: 'tuning', fit, seed } as const
  const ran = await runTrials(bench, options, study)
  const evaluation = await evaluate(bench, options, study, ran)
  const report = reportOn(ran.trials, bench, lang)
  // What a curve costs minutes for is not lost with it.
  writeFileTo(out, evaluationPage({ evaluation, report, curve: [] }, lang))
  if (shares.length === 0) return evaluation
  talk('The page is there; the learning curve follows.')
  const curve = await learningCurve({
    bench,
    fit,
    shares,
    studyOf: (statements) => task.open(withStatements(bench, statements)),
    onPoint: ({ share, taught, measures }) =>
      talk(`${Math.round(100 * share)} % (${taught} statements): agree@1 ${measures['agree@1'].toFixed(3)}`),
  })
  writeFileTo(out, evaluationPage({ evaluation, report, curve }, lang))
  return evaluation
}

/** The same bench where nobody said anything but this. */
function withStatements(bench: Bench, statements: readonly Statement[]): Bench {
  const kept = new Set(statements.map(({ id }) => id))
  const { knowledge } = bench
  const recommendations = tableOf(knowledge.tables.recommendations.rows.filter(({ id }) => kept.has(id)))
  return { ...bench, knowledge: { ...knowledge, tables: { ...knowledge.tables, recommendations } } }
}
