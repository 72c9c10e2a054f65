/** What `train` can be told; --release is for the pairing model, all else for a table. */
import { count, file, flag, text, type Values } from './command.ts'

export const TRAIN_OPTIONS = {
  release: flag('make it the model that serves when every gate passes'),
  statements: {
    ...file,
    summary: 'further statements of sommeliers to learn from: what `maridaje review --export` wrote',
  },
  data: {
    ...file,
    placeholder: 'FILE|DIR',
    summary: 'learn from this table instead: CSV, Parquet or JSON lines, or a folder of CSV files',
  },
  target: text(
    'the column to learn; without it, wine_variant from the three flavors of the tutorial’s table',
    'COLUMN',
  ),
  test: { ...file, summary: 'a table to measure on and to predict; without it, a fifth of the rows' },
  predictions: { ...file, summary: 'where to write what is predicted for the rows of --test' },
  learner: text('forest, boosting or logistic (forest when not said)', 'NAME'),
  out: { ...file, placeholder: 'DIR', summary: 'where to save the model; without it, beside the data' },
  seed: count(7, 'with --data, seed of what is drawn'),
  resume: flag('with --data, go on where a run that was stopped had come to; without, it always does'),
}
export type TrainOptions = Values<typeof TRAIN_OPTIONS>
