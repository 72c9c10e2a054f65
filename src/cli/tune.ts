import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pastTrials, type Tuned, type TuneTask, tune as tuneLearner } from '../app/tune.ts'
import { ROOT } from '../config.ts'
import { PAIRING_LEARNERS } from '../modeling/experiments/experiment.ts'
import { SEARCHES } from '../modeling/experiments/search.ts'
import type { LoggedTrial } from '../modeling/experiments/trial-log.ts'
import { TABLE_LEARNERS } from '../modeling/tables/fit-table.ts'
import { type Context, command, count, file, flag, text, usage, type Values } from './command.ts'
import type { Print } from './print.ts'

const SHOWN = 5

const OPTIONS = {
  trials: count(12, 'how many, beside the options as they are'),
  learner: text(
    `of the pairing model ${PAIRING_LEARNERS.join(', ')} (blend when not said); of a table ${TABLE_LEARNERS.join(', ')} (forest)`,
    'NAME',
  ),
  search: text(`one of ${SEARCHES.join(', ')} (halving when not said)`, 'NAME'),
  data: { ...file, placeholder: 'FILE|DIR', summary: 'tune on this table instead of the pairing model' },
  target: text('the column to learn; without it, wine_variant of the tutorial’s table', 'COLUMN'),
  seed: count(1, 'seed of what is drawn'),
  list: flag('show the trials that were run, and run none'),
}

export const tune = command({
  name: 'tune',
  summary: 'Search better options by lot and successive halving; a stopped search goes on where it was',
  example: 'maridaje tune --data mock.csv --learner boosting --trials 8',
  options: OPTIONS,
  async run(options: Values<typeof OPTIONS>, { print, config }: Context) {
    if (options.list) return list(pastTrials(config.home), options.json, print)
    const done = await tuneLearner(taskOf(options, config.home, print))
    if (options.json) print.json(done)
    else show(done, print)
  },
})

function taskOf(options: Values<typeof OPTIONS>, home: string, print: Print): TuneTask {
  const { trials, seed, data, target } = options
  const search = SEARCHES.find((name) => name === (options.search ?? 'halving'))
  if (!search) throw usage(`--search is one of ${SEARCHES.join(', ')}, not "${options.search}"`)
  const { version: code } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const common = { trials, seed, search, code, home, clock: Date.now, talk: print.talk }
  if (data === undefined) {
    if (target !== undefined) throw usage('--target needs --data: the table it is a column of')
    return { ...common, kind: 'pairing', root: ROOT, learner: oneOf(PAIRING_LEARNERS, options.learner ?? 'blend') }
  }
  return { ...common, kind: 'table', data, target, learner: oneOf(TABLE_LEARNERS, options.learner ?? 'forest') }
}

function oneOf<T extends string>(names: readonly T[], given: string): T {
  const found = names.find((name) => name === given)
  if (!found) throw usage(`--learner is one of ${names.join(', ')} here, not "${given}"`)
  return found
}

function show({ best, preset, log }: Tuned, print: Print): void {
  for (const { score, trial, note } of best.slice(0, SHOWN))
    print.line(
      `${scoreOf(score)}  ${Object.keys(trial).length === 0 ? 'as it is' : JSON.stringify(trial)}${note && `  ${note}`}`,
    )
  const gain = (best[0]?.score ?? 0) - (preset.score ?? 0)
  print.line(
    gain > 0 ? `best: ${gain.toFixed(4)} above the options as they are` : 'nothing better than the options as they are',
  )
  print.talk(`Every trial stands in ${log}`)
}

function list(trials: readonly LoggedTrial[], json: boolean, print: Print): void {
  for (const one of trials)
    if (json) print.json(one)
    else
      print.line(
        [
          one.experiment.padEnd(24),
          one.data,
          scoreOf(one.score),
          `${Math.round(100 * one.budget)} %`.padStart(5),
          `${one.seconds} s`.padStart(8),
          Object.keys(one.trial).length === 0 ? 'as it is' : JSON.stringify(one.trial),
          one.note,
        ].join('  '),
      )
  if (trials.length === 0) print.talk('No trial was run yet.')
}

function scoreOf(score: number | null): string {
  return score === null ? 'failed' : score.toFixed(4)
}
