/** Fits a learner to a table: its few options are chosen on rows that each model had not seen, then all rows are used. */
import { classReport, logLoss } from '../../learners/classification.ts'
import { plainFolds, stratifiedFolds } from '../../learners/folds.ts'
import { outOfBag, planFor } from '../../learners/forest.ts'
import {
  likeliest,
  type Model,
  outputsOf,
  rowsOf,
  type Target,
  type TrainingSet,
  taskOf,
} from '../../learners/learner.ts'
import { logistic } from '../../learners/linear/logistic.ts'
import { regression } from '../../learners/linear/regression.ts'
import { runTrials, type TrialLog } from '../../learners/search/run.ts'
import type { Trial } from '../../learners/search/space.ts'
import { fitWith, outOfFold } from '../../learners/stacking.ts'
import { boost } from '../threads/boost.ts'
import { growForest } from '../threads/grow-forest.ts'
import type { Checkpoint } from './checkpoint.ts'

export const TABLE_LEARNERS = ['forest', 'boosting', 'logistic'] as const
export type TableLearner = (typeof TABLE_LEARNERS)[number]

export interface Fitted {
  model: Model
  options: Record<string, number>
}

export interface Fitting {
  train: TrainingSet
  seed: number
  checkpoint: Checkpoint
  /** 0: one a core */
  threads: number
  /** a step is done; tests stop here */
  onStep(step: string): void
}

const FOREST_TREES = 200
const TRIED_TREES = 40
/** A choice of options looks at no more rows than this. */
const TRIED_ROWS = 40_000
const ROUNDS = 400
const FOLDS = 4

export function fitTable(learner: TableLearner, fitting: Fitting): Promise<Fitted> {
  switch (learner) {
    case 'forest':
      return fitForest(fitting)
    case 'boosting':
      return fitBoosting(fitting)
    case 'logistic':
      return fitLinear(fitting)
  }
}

async function fitForest({ train, seed, checkpoint, threads, onStep }: Fitting): Promise<Fitted> {
  const some = firstRows(train, TRIED_ROWS)
  const { rows, columns } = train.features
  const perSplit = new Set([Math.sqrt(columns), columns / 3].map((count) => Math.max(1, Math.round(count))))
  const leaves = [1, 2, 5, 10, 20, 50].filter((leaf) => leaf <= Math.max(1, some.features.rows / 20))
  const trials = [...perSplit].flatMap((columnsPerSplit) =>
    leaves.map((minLeafRows) => ({ columnsPerSplit, minLeafRows })),
  )
  const [best] = await runTrials(
    trials,
    TRIED_TREES,
    async (trial, trees) => {
      const options = { trees, ...forestOptions(trial) }
      const model = await growForest(some, options, seed, { threads })
      const said = outOfBag(model, planFor(some, options, seed), some.features)
      return scoreOf(said, some.target)
    },
    announced(checkpoint.trials, onStep),
  )
  const chosen = forestOptions(best!.trial)
  // A leaf that is right for some of the rows is right for all: noise does not fall with their number.
  const options = { trees: rows > TRIED_ROWS ? FOREST_TREES / 2 : FOREST_TREES, ...chosen }
  const known = new Map([...checkpoint.grown].map(([number, [tree]]) => [number, tree!]))
  const model = await growForest(train, options, seed, {
    threads,
    known,
    onTree(number, tree) {
      checkpoint.addGrown(number, [tree])
      onStep(`tree ${number}`)
    },
  })
  return { model, options }
}

/** The log, telling of each trial once it is safe. */
function announced(log: TrialLog, onStep: (step: string) => void): TrialLog {
  return {
    find: log.find,
    add(record) {
      log.add(record)
      onStep(`trial ${JSON.stringify(record.trial)}`)
    },
  }
}

function forestOptions({ columnsPerSplit, minLeafRows }: Trial) {
  return { columnsPerSplit: Number(columnsPerSplit), minLeafRows: Number(minLeafRows) }
}

async function fitBoosting({ train, seed, checkpoint, threads, onStep }: Fitting): Promise<Fitted> {
  const { rows } = train.features
  const options = {
    rounds: ROUNDS,
    learningRate: 0.06,
    maxLeaves: rows < 2_000 ? 8 : 16,
    minLeafRows: rows < 2_000 ? 5 : 20,
    rowShare: 0.8,
    columnShare: 0.6,
    l2: 1,
    patience: 40,
    heldOutShare: 0.15,
  }
  const done = Array.from(checkpoint.grown.keys(), (round) => checkpoint.grown.get(round)!)
  const model = await boost(train, options, seed, {
    threads,
    done,
    onRound(round, grown) {
      checkpoint.addGrown(round, grown)
      onStep(`round ${round}`)
    },
  })
  return { model, options }
}

async function fitLinear({ train, seed, checkpoint, onStep }: Fitting): Promise<Fitted> {
  const { target, features } = train
  const some = firstRows(train, TRIED_ROWS / 4)
  const folds =
    some.target.kind === 'classes'
      ? stratifiedFolds(some.target.labels, FOLDS, seed)
      : plainFolds(some.features.rows, FOLDS, seed)
  const learner = target.kind === 'classes' ? logistic : regression
  const [best] = await runTrials(
    [0.1, 1, 10, 100].map((l2) => ({ l2 })),
    features.rows,
    ({ l2 }) => {
      const said = outOfFold(fitWith(learner, { l2: Number(l2) }), some, folds, seed)
      return target.kind === 'classes'
        ? -logLoss(said, labelsOf(some.target), target.classes)
        : scoreOf(said, some.target)
    },
    announced(checkpoint.trials, onStep),
  )
  const options = { l2: Number(best!.trial.l2) }
  return { model: learner.fit(train, options, seed), options }
}

/** Accuracy, or minus the mean squared error; rows that nothing was said of do not count. */
function scoreOf(said: Float64Array, target: Target): number {
  const width = outputsOf(taskOf(target))
  const rows = Array.from({ length: said.length / width }, (_, i) => i).filter((i) => !Number.isNaN(said[i * width]!))
  if (target.kind === 'numbers')
    return -rows.reduce((sum, i) => sum + (said[i]! - target.values[i]!) ** 2, 0) / rows.length
  const predicted = likeliest(said, width)
  const { accuracy } = classReport(
    rows.map((i) => target.labels[i]!),
    rows.map((i) => predicted[i]!),
    width,
  )
  return accuracy
}

function labelsOf(target: Target): ArrayLike<number> {
  return target.kind === 'classes' ? target.labels : target.values
}

function firstRows(train: TrainingSet, most: number): TrainingSet {
  if (train.features.rows <= most) return train
  const step = train.features.rows / most
  return rowsOf(
    train,
    Array.from({ length: most }, (_, i) => Math.floor(i * step)),
  )
}
