import { type Context, command, count, file, flag, text, type Values } from './command.ts'
import { trainOnTable } from './train-on-table.ts'
import { trainRelease } from './train-release.ts'

const OPTIONS = {
  release: flag('make it the model that serves when every gate passes'),
  data: { ...file, placeholder: 'FILE|DIR', summary: 'learn from this table instead: a CSV file, or a folder of them' },
  target: text(
    'the column to learn; without it, wine_variant from the three flavors of the tutorial’s table',
    'COLUMN',
  ),
  test: { ...file, summary: 'a table to measure on and to predict; without it, a fifth of the rows' },
  predictions: { ...file, summary: 'where to write what is predicted for the rows of --test' },
  learner: text('forest, boosting or logistic (forest when not said)', 'NAME'),
  out: { ...file, placeholder: 'DIR', summary: 'where to save the model; without it, beside the data' },
  seed: count(7, 'seed of what is drawn'),
  resume: flag('go on where a run that was stopped had come to'),
}
export type TrainOptions = Values<typeof OPTIONS>

export const train = command({
  name: 'train',
  summary: 'Fit the pairing model and check its gates; or, with --data, a forest on any table',
  example: 'maridaje train --data mock.csv',
  options: OPTIONS,
  run: (options: TrainOptions, context: Context) =>
    options.data === undefined ? trainRelease(options, context) : trainOnTable(options, context),
})
