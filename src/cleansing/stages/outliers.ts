/** 05: values far from those of their kind. What is done with them is a matter of configuration; nothing is lost in silence. */
import type { Outlier } from '../configuration.ts'
import { quoted, quotedName } from '../duck.ts'
import { isolationScores } from '../outliers/isolation-forest.ts'
import type { Bench, Stage } from '../stage.ts'
import { flagged } from './consistency.ts'

type Spread = Exclude<Outlier, { method: 'forest' }>
type Forest = Extract<Outlier, { method: 'forest' }>

export const outliers: Stage = {
  name: '05-outliers',
  async run(bench) {
    for (const outlier of bench.configuration.cleaning.outliers) {
      if (!bench.tables.includes(outlier.table)) continue
      if (outlier.method === 'forest') await findUnlike(bench, outlier)
      else await findFar(bench, outlier)
    }
  },
}

/** Table `beyond(row_no, bound)`: the records outside, and the bound that they passed. */
async function findFar(bench: Bench, outlier: Spread): Promise<void> {
  const { duck } = bench
  const value = outlier.log ? `ln(${quotedName(outlier.column)})` : `CAST(${quotedName(outlier.column)} AS DOUBLE)`
  const valid = outlier.log ? `${quotedName(outlier.column)} > 0` : `${quotedName(outlier.column)} IS NOT NULL`
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE measured AS SELECT ${['row_no', ...new Set(outlier.by.flat())].map(quotedName).join(', ')}, ${value} AS v FROM ${outlier.table} WHERE ${valid}`,
  )
  const bounds: string[] = []
  for (const [at, group] of outlier.by.entries()) {
    const by = group.map(quotedName).join(', ')
    const grouping =
      group.length > 0 ? `GROUP BY ${by} HAVING count(*) >= ${outlier.least}` : `HAVING count(*) >= ${outlier.least}`
    const named = group.length > 0 ? `${by}, ` : ''
    await duck.run(`CREATE OR REPLACE TEMP TABLE bounds_${at} AS ${boundsOf(outlier, named, grouping)}`)
    const same =
      group.length > 0
        ? group.map((name) => `b${at}.${quotedName(name)} IS NOT DISTINCT FROM m.${quotedName(name)}`).join(' AND ')
        : 'true'
    bounds.push(`LEFT JOIN bounds_${at} b${at} ON ${same}`)
  }
  const first = (name: string) => `coalesce(${outlier.by.map((_, at) => `b${at}.${name}`).join(', ')})`
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE beyond AS SELECT m.row_no, CASE WHEN m.v > ${first('hi')} THEN ${first('hi')} ELSE ${first('lo')} END AS bound FROM measured m ${bounds.join(' ')} WHERE m.v > ${first('hi')} OR m.v < ${first('lo')}`,
  )
  await act(bench, outlier, outlier.log ? 'exp(b.bound)' : 'b.bound')
}

function boundsOf({ method, width }: Spread, named: string, grouping: string): string {
  if (method === 'iqr')
    return `SELECT ${named} q[1] - ${width} * (q[2] - q[1]) AS lo, q[2] + ${width} * (q[2] - q[1]) AS hi FROM (SELECT ${named} quantile_cont(v, [0.25, 0.75]) AS q FROM measured ${grouping}) WHERE q[2] > q[1]`
  // 1.4826 makes the median deviation of a normal distribution its standard deviation.
  return `SELECT ${named} middle - ${width} * 1.4826 * spread AS lo, middle + ${width} * 1.4826 * spread AS hi FROM (SELECT ${named} median(v) AS middle, mad(v) AS spread FROM measured ${grouping}) WHERE spread > 0`
}

/** An isolation forest over several columns at once; amounts count by their logarithm, in steps of a twentieth. */
async function findUnlike(bench: Bench, outlier: Forest): Promise<void> {
  const { duck, seed } = bench
  if ((await duck.number(`SELECT count(*) FROM ${outlier.table}`)) < outlier.least) return
  const values = outlier.columns.map((name, i) => {
    const value = name.includes('price')
      ? `CASE WHEN ${name} > 0 THEN round(ln(${name}) * 20) / 20 END`
      : `CAST(${name} AS DOUBLE)`
    // A record that does not say a number is not unlike the others for that.
    return `coalesce(${value}, (SELECT median(${value}) FROM ${outlier.table}), 0) AS v${i}`
  })
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE placed_rows AS SELECT row_no, ${values.join(', ')} FROM ${outlier.table}`,
  )
  const names = outlier.columns.map((_, i) => `v${i}`).join(', ')
  const cells: number[][] = [...outlier.columns, 'n'].map(() => [])
  await duck.chunks(`SELECT ${names}, count(*) AS n FROM placed_rows GROUP BY ALL ORDER BY ALL`, (columns) => {
    for (const [c, column] of columns.entries()) for (const cell of column) cells[c]!.push(Number(cell))
  })
  const weights = Float64Array.from(cells.pop() ?? [])
  const columns = cells.map((column) => Float64Array.from(column))
  const scores = isolationScores(columns, weights, outlier, seed)
  function* found(): Iterable<readonly number[]> {
    for (const [i, score] of scores.entries()) if (score > outlier.score) yield columns.map((column) => column[i]!)
  }
  await duck.fill(
    'unlike',
    Object.fromEntries(outlier.columns.map((_, i): [string, 'DOUBLE'] => [`v${i}`, 'DOUBLE'])),
    found(),
  )
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE beyond AS SELECT row_no, 0.0 AS bound FROM placed_rows JOIN unlike USING (${names})`,
  )
  await act(bench, outlier, 'b.bound')
}

async function act(bench: Bench, outlier: Outlier, bound: string): Promise<void> {
  const rule = `outliers.${outlier.id}`
  const { table } = outlier
  switch (outlier.action) {
    case 'flag':
      return bench.change({
        rule,
        table,
        field: 'flags',
        join: 'JOIN beyond b ON b.row_no = t.row_no',
        after: flagged(rule),
      })
    case 'winsorise':
      return bench.change({
        rule,
        table,
        field: outlier.column,
        join: 'JOIN beyond b ON b.row_no = t.row_no',
        after: `round(${bound}, 3)`,
      })
    case 'trim':
      await bench.duck.run(
        `INSERT INTO rejected SELECT ${quoted(rule)}, ${quoted(table)}, t.row_no, t.record_id, t.source, t.place, '' FROM ${table} t JOIN beyond b ON b.row_no = t.row_no`,
      )
      await bench.duck.run(`DELETE FROM ${table} WHERE row_no IN (SELECT row_no FROM beyond)`)
  }
}
