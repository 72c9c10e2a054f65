import { exploreData } from '../app/explore.ts'
import { ROOT } from '../config.ts'
import { command, count, file, text, usage } from './command.ts'

export const explore = command({
  name: 'explore',
  summary: 'A report with pictures of what the data holds and which columns tell something',
  example: 'maridaje explore --data mock.csv --target wine_variant --out report.html',
  options: {
    data: {
      ...file,
      placeholder: 'FILE|DIR',
      summary: 'tables (CSV, JSON lines, Parquet); without it, the statements, the panel and the dishes',
    },
    target: text('the column that the others are to tell something about', 'COLUMN'),
    out: { ...file, placeholder: 'FILE.html', summary: 'where to write the report' },
    trees: count(60, 'trees of the forest that weighs the columns'),
    seed: count(7, 'seed of what is drawn'),
  },
  async run({ data, target, out, trees, seed, json, lang }, { print }) {
    if (out === undefined && !json) throw usage('--out FILE.html is missing: where to write the report')
    if (target !== undefined && data === undefined) throw usage('--target needs --data: the table it is a column of')
    if (trees < 1) throw usage('--trees is at least 1')
    print.talk('Looking at the data; the forest takes some seconds.')
    const found = await exploreData({ data, target, trees, seed, lang, root: ROOT }, out)
    if (json) print.json(found)
    else if (out !== undefined) print.line(out)
  },
})
