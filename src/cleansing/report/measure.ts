/** Measures a run: what stood in each column before and stands there after, each rule with examples, the gates. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Cleaning } from '../configuration.ts'
import { type Duck, quoted, quotedName } from '../duck.ts'
import type { StageRecord } from '../stage.ts'
import { NO_WINE } from '../stages/reject-others.ts'
import { COLUMNS, columnsOf, TABLE_NAMES, type TableName } from '../tables.ts'
import type { ColumnQuality, QualityReport } from './quality.ts'

const EXAMPLES = 5
const TOP = 6
const BINS = 24
const MANY = 20_000
const EARLY = 5_000

export interface Measured {
  stages: string
  records: readonly StageRecord[]
  cleaning: Cleaning
  run: QualityReport['run']
  last: { version: string; report: QualityReport } | null
}

/** @param duck with the view `changes` over all stages, as the export made it */
export async function measureQuality(
  duck: Duck,
  { stages, records, cleaning, run, last }: Measured,
): Promise<QualityReport> {
  const first = records[0]
  const end = records.at(-1)
  const tables: QualityReport['tables'] = []
  for (const table of TABLE_NAMES) {
    const before = join(stages, first?.stage ?? '', `${table}.parquet`)
    if (!existsSync(before)) continue
    const after = join(stages, end?.stage ?? '', `${table}.parquet`)
    const rejected = records.reduce((sum, record) => sum + (record.rejected[table] ?? 0), 0)
    tables.push({
      table,
      read: first?.read[table] ?? 0,
      kept: end?.kept[table] ?? 0,
      rejected,
      added: end?.added[table] ?? 0,
      columns: existsSync(after) ? await measureColumns(duck, table, before, after) : [],
    })
  }
  const report: QualityReport = {
    format: 1,
    run,
    tables,
    stages: records.map(({ stage, rules, counts }) => ({ stage, rules, counts })),
    rules: await measureRules(duck, records),
    notes: records.flatMap(({ notes }) => notes),
    gates: judge(cleaning, tables, records),
    difference: null,
  }
  return { ...report, difference: last === null ? null : differenceOf(last.version, last.report, report) }
}

async function measureColumns(duck: Duck, table: TableName, before: string, after: string): Promise<ColumnQuality[]> {
  const columns = columnsOf(table)
  const sides = async (path: string) => {
    const cells = columns.flatMap((name, i) => [
      `count(${quotedName(name)}) AS filled_${i}`,
      `approx_count_distinct(${quotedName(name)}) AS distinct_${i}`,
    ])
    const [row = {}] = await duck.rows(`SELECT ${cells.join(', ')} FROM read_parquet(${quoted(path)})`)
    return columns.map((_, i) => ({ filled: Number(row[`filled_${i}`]), distinct: Number(row[`distinct_${i}`]) }))
  }
  const [was, is] = [await sides(before), await sides(after)]
  const measured: ColumnQuality[] = []
  for (const [i, column] of columns.entries()) {
    if (was[i]!.filled + is[i]!.filled === 0) continue
    const type = COLUMNS[table][column]
    const numeric = type === 'number' || type === 'whole'
    measured.push({
      column,
      before: was[i]!,
      after: is[i]!,
      numbers: numeric && is[i]!.filled > 0 ? await measureNumbers(duck, after, column) : null,
      top: numeric ? [] : await mostFrequent(duck, after, column),
    })
  }
  return measured
}

async function measureNumbers(duck: Duck, path: string, column: string): Promise<ColumnQuality['numbers']> {
  const value = `CAST(${quotedName(column)} AS DOUBLE)`
  const from = `FROM read_parquet(${quoted(path)}) WHERE ${quotedName(column)} IS NOT NULL`
  const [row = {}] = await duck.rows(
    `SELECT min(${value}) AS least, approx_quantile(${value}, 0.5) AS median, avg(${value}) AS mean, max(${value}) AS most, approx_quantile(${value}, 0.01) AS lo, approx_quantile(${value}, 0.99) AS hi ${from}`,
  )
  const [least, median, mean, most, lo, hi] = [row.least, row.median, row.mean, row.most, row.lo, row.hi].map(
    Number,
  ) as [number, number, number, number, number, number]
  // Between the hundredth and the ninety-ninth of a hundred: a misprint must not flatten the picture.
  const width = hi > lo ? (hi - lo) / BINS : 1
  const bins = new Array<number>(BINS).fill(0)
  for (const { bin, n } of await duck.rows(
    `SELECT least(greatest(CAST(floor((${value} - ${lo}) / ${width}) AS INTEGER), 0), ${BINS - 1}) AS bin, count(*) AS n ${from} GROUP BY bin ORDER BY bin`,
  ))
    bins[Number(bin)] = Number(n)
  return { least, median: Math.round(median * 1_000) / 1_000, mean: Math.round(mean * 1_000) / 1_000, most, bins }
}

async function mostFrequent(duck: Duck, path: string, column: string): Promise<ColumnQuality['top']> {
  const name = quotedName(column)
  const rows = await duck.rows(
    `SELECT CAST(${name} AS VARCHAR) AS value, count(*) AS n FROM read_parquet(${quoted(path)}) WHERE ${name} IS NOT NULL GROUP BY ALL ORDER BY n DESC, value LIMIT ${TOP}`,
  )
  return rows.map(({ value, n }) => ({ value: String(value).slice(0, 80), n: Number(n) }))
}

/** Each rule with its count and its first examples. */
async function measureRules(duck: Duck, records: readonly StageRecord[]): Promise<QualityReport['rules']> {
  const counts = new Map<string, number>()
  for (const { rules } of records)
    for (const [rule, n] of Object.entries(rules)) counts.set(rule, (counts.get(rule) ?? 0) + n)
  const text = (cell: unknown) => (cell == null ? null : String(cell).slice(0, 160))
  const rules: QualityReport['rules'] = []
  for (const [rule, n] of [...counts].sort(([a, m], [b, o]) => o - m || (a < b ? -1 : 1))) {
    const only = `FROM changes WHERE rule = ${quoted(rule)}`
    // Of millions of changes the first ones are found among the first records.
    const early = n > MANY ? ` AND row_no <= ${EARLY}` : ''
    const rows = await duck.rows(
      `SELECT record_id, field, "before", "after" ${only}${early} ORDER BY row_no, field LIMIT ${EXAMPLES}`,
    )
    rules.push({
      rule,
      n,
      examples: rows.map((row) => ({
        record_id: String(row.record_id),
        field: String(row.field),
        before: text(row.before),
        after: text(row.after),
      })),
    })
  }
  return rules
}

function judge(
  cleaning: Cleaning,
  tables: QualityReport['tables'],
  records: readonly StageRecord[],
): QualityReport['gates'] {
  const count = (name: string) => records.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0)
  const read = tables.reduce((sum, table) => sum + table.read, 0)
  // A record said twice is no bad record, nor is the cheese of a shop that sells wine as well.
  const twice = records.reduce((sum, { rules }) => sum + (rules['duplicates.exact'] ?? 0) + (rules[NO_WINE] ?? 0), 0)
  const rejected = tables.reduce((sum, table) => sum + table.rejected, 0) - twice
  const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000)
  const measures = {
    rejected_share: share(rejected, read),
    names_without_words: share(count('names_without_words'), count('names')),
    asked_share: share(count('labels_asked'), count('labels')),
    price_lost_share: share(
      count('prices_lost') + count('menu_prices_lost'),
      count('prices_printed') + count('menu_prices_printed'),
    ),
  }
  return cleaning.gates.map(({ id, measure, most }) => ({
    id,
    measure,
    value: measures[measure],
    most,
    ok: measures[measure] <= most,
  }))
}

function differenceOf(version: string, before: QualityReport, after: QualityReport): QualityReport['difference'] {
  const kept = (report: QualityReport) => new Map(report.tables.map(({ table, kept }) => [table, kept]))
  const filled = (report: QualityReport) =>
    new Map(
      report.tables.flatMap(({ table, kept, columns }) =>
        columns.map(({ column, after }) => [`${table} ${column}`, share(after.filled, kept)]),
      ),
    )
  const rules = (report: QualityReport) => new Map(report.rules.map(({ rule, n }) => [rule, n]))
  return {
    version,
    tables: changed(kept(before), kept(after)).map(({ key, ...both }) => ({ table: key, ...both })),
    columns: changed(filled(before), filled(after)).map(({ key, ...both }) => {
      const [table = '', column = ''] = key.split(' ')
      return { table, column, ...both }
    }),
    rules: changed(rules(before), rules(after)).map(({ key, ...both }) => ({ rule: key, ...both })),
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 1_000) / 1_000
}

function changed(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): { key: string; before: number; after: number }[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((key) => ({ key, before: before.get(key) ?? 0, after: after.get(key) ?? 0 }))
    .filter((both) => both.before !== both.after)
}
