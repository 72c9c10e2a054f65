import { writeFileSync } from 'node:fs'
import { openEngine } from '../app/open-engine.ts'
import { MaridajeError, unwritable } from '../errors.ts'
import { MOCK_COLUMNS, mockRows } from '../modeling/mock.ts'
import { writeSidecar } from '../modeling/tables/tutorial.ts'
import { command, count, file } from './command.ts'

const MOST_ROWS = 5_000_000

export const mock = command({
  name: 'mock',
  summary: 'Make the table of the tutorial: dishes, three flavors and a wine drawn by the engine’s preference',
  example: 'maridaje mock --rows 10000 --seed 7 --out mock.csv',
  options: {
    rows: count(10_000, 'how many rows'),
    seed: count(7, 'seed of the draw'),
    out: { ...file, summary: 'where to write; without it, stdout' },
  },
  async run({ rows, seed, out, json }, { print, config }) {
    if (rows < 1 || rows > MOST_ROWS) throw new MaridajeError('usage', `--rows is between 1 and ${MOST_ROWS}`)
    const { lines, bayesAccuracy, classes } = mockRows(await openEngine(config), rows, seed)
    const csv = `${MOCK_COLUMNS.join(',')}\n${lines.join('\n')}\n`
    if (out === undefined) {
      if (!json) process.stdout.write(csv)
    } else
      try {
        writeFileSync(out, csv)
        writeSidecar(out, csv, { bayesAccuracy, rows, seed })
      } catch (cause) {
        throw unwritable(out, cause)
      }
    if (json) print.json({ rows, seed, out: out ?? null, classes, bayes_accuracy: bayesAccuracy })
    else
      print.talk(
        `${rows} rows; the best any model can reach on wine_variant is ${bayesAccuracy.toFixed(4)} (Bayes accuracy)`,
      )
  },
})
