/** `train` without a table: the pairing model. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluationBench } from '../app/evaluation-bench.ts'
import { openStudy, watched } from '../app/learning-study.ts'
import { withStatements } from '../app/with-statements.ts'
import { ROOT } from '../config.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { readBottleTable } from '../modeling/bottles/read-bottles.ts'
import { modelCard } from '../modeling/card.ts'
import { FIT_DEFAULTS } from '../modeling/fit-options.ts'
import { saveModel } from '../modeling/registry.ts'
import { recordRelease } from '../modeling/release-history.ts'
import { holdingRelease } from '../modeling/release-lock.ts'
import { trainModel } from '../modeling/train.ts'
import { type Context, type ExitStatus, usage } from './command.ts'
import { sayStatements } from './statements-words.ts'
import type { TrainOptions } from './train-options.ts'

const SEED = 1
/** A model that fails a gate is made but not released. */
const GATE_FAILED = 3

/** Parts that are learned between two words about it. */
const TOLD_EVERY = 10

/** Without a table these say nothing, and the pairing model takes minutes. */
const OF_A_TABLE = ['target', 'test', 'predictions', 'learner', 'out'] as const

export async function trainRelease(options: TrainOptions, { print, config }: Context): Promise<ExitStatus> {
  const idle = OF_A_TABLE.find((name) => options[name] !== undefined)
  if (idle !== undefined) throw usage(`--${idle} needs --data: the table to learn from`)
  const told = withStatements(loadKnowledge(join(ROOT, 'data', 'knowledge')), options.statements)
  if (options.statements !== undefined) sayStatements(told, print)
  const bench = evaluationBench(told.knowledge)
  const { version: code } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  print.talk(
    'Fitting fold by fold, then on all tuning folds: some minutes; a run that is stopped goes on where it was.',
  )
  const opened = openStudy(bench, { root: ROOT, home: config.home }, SEED)
  const learnWithout = watched(opened.learnWithout, (parts) => {
    if (parts % TOLD_EVERY === 0) print.talk(`${parts} parts learned`)
  })
  const study = { ...opened, learnWithout }
  const bottles = readBottleTable(join(ROOT, 'data', 'external', 'x-wines', 'wines.csv'), told.knowledge)
  const { stored, evaluation } = await trainModel(bench, study, FIT_DEFAULTS, SEED, code, bottles)
  const { manifest } = stored
  // What is no release is nobody's business but that of who tries it.
  const folder = options.release ? join(ROOT, 'models') : join(config.home, 'models')
  saveModel(folder, stored, modelCard(manifest, evaluation))
  const failed = manifest.gates.filter(({ ok }) => !ok)
  if (options.json) print.json({ version: manifest.version, gates: manifest.gates })
  else {
    print.line(manifest.version)
    for (const { name, value, limit, ok } of manifest.gates)
      print.line(`${ok ? 'passed' : 'FAILED'}  ${name} ${value.toFixed(3)} (limit ${limit})`)
  }
  if (failed.length > 0) return GATE_FAILED
  if (options.release) {
    holdingRelease(folder, () =>
      recordRelease(folder, { at: new Date().toISOString(), did: 'promote', to: manifest.version, failed: [] }),
    )
    print.talk(`${manifest.version} now serves.`)
  }
  return undefined
}
