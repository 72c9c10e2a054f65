import { join } from 'node:path'
import { evaluationBench } from '../app/evaluation-bench.ts'
import { openStudy } from '../app/learning-study.ts'
import { ROOT } from '../config.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import type { Interval } from '../learners/metrics.ts'
import { type Evaluation, evaluate as runEvaluation } from '../modeling/evaluate.ts'
import { FIT_DEFAULTS } from '../modeling/fit-options.ts'
import { command, flag } from './command.ts'

export const evaluate = command({
  name: 'evaluate',
  summary: 'Agreement with sommeliers never seen, beside baselines and humans',
  example: 'maridaje evaluate --json',
  options: { final: flag('the final fold, looked at once a release, instead of the tuning folds') },
  async run({ final, json }, { print, config }) {
    const bench = evaluationBench(loadKnowledge(join(ROOT, 'data', 'knowledge')))
    print.talk('Fitting and testing fold by fold; this takes some minutes the first time.')
    const study = openStudy(bench, { root: ROOT, home: config.home }, 1)
    const result = await runEvaluation(bench, { split: final ? 'final' : 'tuning', fit: FIT_DEFAULTS, seed: 1 }, study)
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
