/** Replaces a table of printed cells by one of settled values and notes every cell that changed its meaning. */
import { quoted, quotedName } from '../duck.ts'
import type { Bench } from '../stage.ts'
import { COLUMNS, SQL_TYPE, type TableName } from '../tables.ts'

export interface Reshape {
  /** SQL of the new value by column; a column that is not named stays */
  values: Readonly<Record<string, string>>
  /** joins of the dictionaries to the table `t` */
  joins: string
  /** columns beside those of the table */
  further: Readonly<Record<string, string>>
  /** SQL of the rule's id by column where one rule is not enough; may read `t` and the joins */
  rules?: Readonly<Record<string, string>>
}

export async function reshape(
  { duck }: Bench,
  table: TableName,
  { values, joins, further, rules = {} }: Reshape,
): Promise<void> {
  const types = COLUMNS[table]
  const cells = Object.entries(types).map(
    ([name, type]) => `CAST(${values[name] ?? `t.${quotedName(name)}`} AS ${SQL_TYPE[type]}) AS ${quotedName(name)}`,
  )
  const more = Object.entries(further).map(([name, sql]) => `${sql} AS ${quotedName(name)}`)
  const was = Object.keys(types)
    .filter((name) => values[name] !== undefined)
    .map((name) => `t.${quotedName(name)} AS ${quotedName(`was_${name}`)}`)
  const why = Object.entries(rules).map(([name, sql]) => `${sql} AS ${quotedName(`why_${name}`)}`)
  await duck.run(
    `CREATE TEMP TABLE shaped AS SELECT t.row_no, t.record_id, t.source, t.place, t.fetched_at, t.confidence, ${[...cells, ...more, ...was, ...why].join(', ')} FROM ${table} t ${joins}`,
  )
  for (const [name, type] of Object.entries(types)) {
    if (values[name] === undefined) continue
    const before = quotedName(`was_${name}`)
    const after = quotedName(name)
    // `2019.0` and 2019 are the same number, not a change.
    const differs =
      type === 'text' || type === 'list'
        ? `${before} IS DISTINCT FROM ${after}`
        : `TRY_CAST(${before} AS DOUBLE) IS DISTINCT FROM CAST(${after} AS DOUBLE)`
    const rule = rules[name] === undefined ? quoted(`formats.${name}`) : quotedName(`why_${name}`)
    await duck.run(
      `INSERT INTO changes SELECT ${rule}, ${quoted(table)}, row_no, record_id, ${quoted(name)}, ${before}, CAST(${after} AS VARCHAR) FROM shaped WHERE ${differs}`,
    )
  }
  await duck.run(`DROP TABLE ${table}`)
  const helpers = [
    ...Object.keys(types)
      .filter((name) => values[name] !== undefined)
      .map((name) => `was_${name}`),
    ...Object.keys(rules).map((name) => `why_${name}`),
  ]
  await duck.run(`CREATE TEMP TABLE ${table} AS SELECT * EXCLUDE (${helpers.map(quotedName).join(', ')}) FROM shaped`)
  await duck.run('DROP TABLE shaped')
}
