/** What a model says of each row of a table, as CSV: row number, prediction, and each class's probability. */
import Papa from 'papaparse'
import { likeliest } from '../../learners/learner.ts'
import type { Table } from './read-csv.ts'
import type { TargetPlan } from './target.ts'

/** @param said rows × classes, or a number a row */
export function predictionsCsv(table: Table, said: Float64Array, target: TargetPlan): string {
  if (target.kind === 'numbers') {
    const lines = table.places.map(({ row }, i) => [row, said[i]!])
    return `${Papa.unparse([['row', 'prediction'], ...lines], { newline: '\n' })}\n`
  }
  const { classes } = target
  const best = likeliest(said, classes.length)
  const lines = table.places.map(({ row }, i) => [
    row,
    classes[best[i]!]!,
    ...classes.map((_, k) => said[i * classes.length + k]!.toFixed(6)),
  ])
  return `${Papa.unparse([['row', 'prediction', ...classes.map((name) => `p_${name}`)], ...lines], { newline: '\n' })}\n`
}
