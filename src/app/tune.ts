/** Tunes a learner: which experiment, on which data, where its trials are kept. */
import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { buildDishReader } from '../flavor/dish/read-dish.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import type { TrialRecord } from '../learners/search/run.ts'
import type { Space } from '../learners/search/space.ts'
import { PAIRING_EXPERIMENTS, TABLE_EXPERIMENTS } from '../modeling/experiments/all.ts'
import type { PairingLearner } from '../modeling/experiments/experiment.ts'
import { type PairingTask, pairingMeasure } from '../modeling/experiments/pairing-trial.ts'
import { type Measure, type SearchName, search } from '../modeling/experiments/search.ts'
import { tableMeasure } from '../modeling/experiments/table-trial.ts'
import { type LoggedTrial, listTrials, openTrialLog, type Stamp } from '../modeling/experiments/trial-log.ts'
import { FORGETFUL, LEARN_DEFAULTS, learner as learnerOf } from '../modeling/learned/train-learned.ts'
import { readPanel } from '../modeling/panel/read-panel.ts'
import { subjectsOf } from '../modeling/panel/subjects.ts'
import type { TableLearner } from '../modeling/tables/fit-table.ts'
import { readStatements } from '../pairing/evidence/statements.ts'
import { evaluationBench } from './evaluation-bench.ts'
import { openStudy } from './learning-study.ts'
import { tableToLearn } from './tables-to-explore.ts'

interface Common {
  trials: number
  search: SearchName
  seed: number
  code: string
  home: string
  /** milliseconds since 1970 */
  clock: () => number
  talk(text: string): void
}
export type TuneTask = Common &
  (
    | { kind: 'pairing'; learner: PairingLearner; root: string }
    | { kind: 'table'; learner: TableLearner; data: string; target: string | undefined }
  )

export interface Tuned {
  stamp: Stamp
  /** trials that had the full budget, best first */
  best: TrialRecord[]
  preset: TrialRecord
  log: string
}

export function experimentsFolder(home: string): string {
  return join(home, 'experiments')
}

export function pastTrials(home: string): LoggedTrial[] {
  return listTrials(experimentsFolder(home))
}

export async function tune(task: TuneTask): Promise<Tuned> {
  const { space, measure, stamp } = task.kind === 'table' ? await tableSetup(task) : pairingSetup(task)
  const log = join(experimentsFolder(task.home), `${stamp.experiment}.jsonl`)
  const opened = openTrialLog(log, stamp, task.clock)
  const { trials, search: name, seed } = task
  const said: Measure = async (trial, budget) => {
    task.talk(`${Math.round(100 * budget)} % ${JSON.stringify(trial)}`)
    return measure(trial, budget)
  }
  const preset = {}
  const best = await search({ space, search: name, trials, seed, preset }, said, opened)
  return { stamp, best, preset: best.find(({ trial }) => Object.keys(trial).length === 0)!, log }
}

interface Setup {
  space: Space
  measure: Measure
  stamp: Stamp
}

async function tableSetup(task: TuneTask & { kind: 'table' }): Promise<Setup> {
  const table = await tableToLearn(task.data)
  const { name, learner, space } = TABLE_EXPERIMENTS[task.learner]
  const data = createHash('sha256')
    .update(`${table.hash} ${task.target ?? ''}`)
    .digest('hex')
    .slice(0, 12)
  const slug = basename(task.data).replace(/[^\w-]+/g, '-')
  return {
    space,
    measure: tableMeasure(table, learner, task.target, task.seed),
    stamp: { experiment: `${name}-${slug}`, learner, data, code: task.code, seed: task.seed },
  }
}

function pairingSetup({ learner, root, home, seed, code }: TuneTask & { kind: 'pairing' }): Setup {
  const bench = evaluationBench(loadKnowledge(join(root, 'data', 'knowledge')))
  const { name, space } = PAIRING_EXPERIMENTS[learner]
  const panel = readPanel(join(root, 'data', 'panel'))
  const data = createHash('sha256')
    .update(JSON.stringify([bench.knowledge.version, learner === 'rules' ? null : panel]))
    .digest('hex')
    .slice(0, 12)
  return {
    space,
    measure: pairingMeasure({ bench, learner, seed, open: studyFor(learner) }),
    stamp: { experiment: name, learner, data, code, seed },
  }

  function studyFor(which: PairingLearner): PairingTask['open'] {
    if (which === 'rules') return null
    // The blend weighs what is learned with the options as they are: once for all trials, and kept.
    if (which === 'blend') {
      const study = openStudy(bench, { root, home }, seed, LEARN_DEFAULTS)
      return () => study
    }
    const subjects = subjectsOf(panel, bench.knowledge, buildDishReader(bench.knowledge))
    const statements = readStatements(bench.knowledge)
    return (options) => ({
      subjects,
      learnWithout: learnerOf({ bench, statements, subjects, foods: [], store: FORGETFUL }, options, seed),
    })
  }
}
