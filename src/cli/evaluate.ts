import { join } from 'node:path'
import { evaluationBench } from '../app/evaluation-bench.ts'
import { reportEvaluation } from '../app/evaluation-report.ts'
import { openStudy } from '../app/learning-study.ts'
import { releasedFit } from '../app/released-fit.ts'
import { withStatements } from '../app/with-statements.ts'
import { ROOT } from '../config.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import type { Interval } from '../learners/metrics.ts'
import type { Bench } from '../modeling/bench.ts'
import { type Evaluation, evaluate as runEvaluation } from '../modeling/evaluate.ts'
import { command, file, flag, usage } from './command.ts'
import { sayStatements } from './statements-words.ts'

const SEED = 1
/** Shares of the statements that a learning curve is drawn through. */
const CURVE = [0.25, 0.5, 0.75, 1]

export const evaluate = command({
  name: 'evaluate',
  summary: 'Agreement with sommeliers never seen, beside baselines and humans',
  example: 'maridaje evaluate --json',
  options: {
    final: flag('the final fold, looked at once a release, instead of the tuning folds'),
    statements: { ...file, summary: 'further statements of sommeliers: what `maridaje review --export` wrote' },
    report: { ...file, placeholder: 'FILE.html', summary: 'write a page: slices, confusion, calibration, errors' },
    curve: flag('with --report, a learning curve too; takes its time, and goes on where it was stopped'),
  },
  async run({ final, statements, report, curve, json, lang }, { print, config }) {
    if (final && report !== undefined) throw usage('--report looks at errors one by one: not on the final fold')
    if (curve && report === undefined) throw usage('--curve needs --report FILE.html: where to draw it')
    const told = withStatements(loadKnowledge(join(ROOT, 'data', 'knowledge')), statements)
    if (statements !== undefined) sayStatements(told, print)
    const bench = evaluationBench(told.knowledge)
    print.talk('Fitting and testing fold by fold; this takes some minutes the first time.')
    const { fit, learn } = releasedFit(ROOT)
    const open = (taught: Bench) => openStudy(taught, { root: ROOT, home: config.home }, SEED, learn)
    const result =
      report === undefined
        ? await runEvaluation(bench, { split: final ? 'final' : 'tuning', fit, seed: SEED }, open(bench))
        : await reportEvaluation({
            bench,
            open,
            fit,
            shares: curve ? CURVE : [],
            out: report,
            lang,
            seed: SEED,
            talk: print.talk,
          })
    if (json) print.json(result)
    else for (const line of table(result)) print.line(line)
  },
})

function table(result: Evaluation): string[] {
  const systems = Object.entries(result.baselines)
  const head = `${'measure'.padEnd(18)}${'engine'.padEnd(22)}${systems.map(([name]) => name.padEnd(14)).join('')}`
  const rows = Object.entries(result.metrics).map(([name, value]) => {
    const others = systems.map(([, metrics]) => (metrics[name] ? metrics[name].value.toFixed(2) : '').padEnd(14))
    return `${name.padEnd(18)}${show(value).padEnd(22)}${others.join('')}`
  })
  const { n, human, engine } = result.human
  return [
    `${result.n} dishes, split ${result.split}, protocol ${result.protocol}; 95 % intervals over dishes`,
    head,
    ...rows,
    '',
    `On ${n} dishes of two or more sommeliers, judged by the others:`,
    ...Object.keys(human).map(
      (name) => `${name.padEnd(18)}engine ${show(engine[name]!)}   human ${show(human[name]!)}`,
    ),
    '',
    ...Object.entries(result.panel).flatMap(([system, kinds]) =>
      Object.entries(kinds)
        .filter(([, { n: judged }]) => judged > 0)
        .map(
          ([kind, { n: judged, measures }]) =>
            `panel of language models, ${judged} ${kind}, ${system}: ${Object.entries(measures)
              .map(([name, value]) => `${name} ${show(value)}`)
              .join('  ')}`,
        ),
    ),
    '',
    ...Object.entries(result.by).map(
      ([by, groups]) =>
        `by ${by}: ${Object.entries(groups)
          .map(([key, { n: size, 'agree@1': value }]) => `${key} ${value.toFixed(2)} (${size})`)
          .join(', ')}`,
    ),
  ]
}

function show({ value, lo, hi }: Interval): string {
  return `${value.toFixed(2)} [${lo.toFixed(2)}, ${hi.toFixed(2)}]`
}
