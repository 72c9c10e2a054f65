import { type Context, command } from './command.ts'
import { trainOnTable } from './train-on-table.ts'
import { TRAIN_OPTIONS, type TrainOptions } from './train-options.ts'
import { trainRelease } from './train-release.ts'

export const train = command({
  name: 'train',
  summary: 'Fit the pairing model and check its gates; or, with --data, a forest on any table',
  example: 'maridaje train --data mock.csv',
  options: TRAIN_OPTIONS,
  run: (options: TrainOptions, context: Context) =>
    options.data === undefined ? trainRelease(options, context) : trainOnTable(options, context),
})
