/**
 * A stage reads one folder and writes the next. It writes beside its place and moves there when all is written, so a folder
 * that stands is whole: a run that was killed takes up behind the last one, and gives what an undisturbed run gives.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { MaridajeError } from '../errors.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Configuration } from './configuration.ts'
import { type Duck, quoted, quotedName } from './duck.ts'
import type { NameWords } from './match/name-words.ts'
import { TABLE_NAMES, type TableName } from './tables.ts'

export interface Makings {
  configuration: Configuration
  knowledge: Knowledge
  words: NameWords
  /** yyyy-mm-dd: what lies after it is the future */
  runDate: string
  seed: number
}

export interface Stage {
  name: string
  run(bench: Bench): Promise<void>
}

/** What a stage works with. */
export interface Bench extends Makings {
  duck: Duck
  /** folder of the stage before; empty for the first */
  from: string
  /** folder to write into */
  to: string
  /** files that a person brought */
  input: readonly string[]
  /** tables that have records */
  tables: readonly TableName[]
  /** sets a column where the condition holds and the value is another, and notes each change */
  change(step: Change): Promise<void>
  /** takes the records out that meet the condition */
  reject(table: TableName, rule: string, condition: string): Promise<void>
  /** a sentence for the report */
  note(code: string, text: string): void
  /** a number for the report and the gates */
  count(name: string, value: number): void
}

export interface Change {
  rule: string
  table: TableName
  field: string
  /** SQL of the new value; may read the table's columns and those of `join` */
  after: string
  where?: string
  /** ` JOIN lookup ON …` */
  join?: string
  /** whence the value, for the column `filled` */
  mark?: string
}

const Counts = z.record(z.string(), z.number())
export const StageRecord = z.object({
  stage: z.string(),
  key: z.string(),
  read: Counts,
  kept: Counts,
  rejected: Counts,
  added: Counts,
  rules: Counts,
  counts: Counts,
  notes: z.array(z.object({ code: z.string(), text: z.string() })),
})
export type StageRecord = z.infer<typeof StageRecord>

/** Announced where a kill is tested. */
export type Announce = (point: string) => void

export interface Run extends Makings {
  input: readonly string[]
  inputKey: string
  folder: string
  openDuck(): Promise<Duck>
  announce: Announce
}

export async function runStages(stages: readonly Stage[], run: Run): Promise<StageRecord[]> {
  const records: StageRecord[] = []
  mkdirSync(run.folder, { recursive: true })
  let key = hashOf([run.inputKey, run.configuration.version, run.knowledge.version, run.runDate, String(run.seed)])
  let from = ''
  /** The database that wrote `from` still holds what it wrote. */
  let duck: Duck | null = null
  try {
    for (const stage of stages) {
      key = hashOf([key, stage.name])
      const folder = join(run.folder, stage.name)
      const done = readRecord(folder)
      if (done?.key === key) {
        duck?.close()
        duck = null
        records.push(done)
      } else {
        const held = duck !== null
        duck ??= await run.openDuck()
        records.push(await runStage(stage, run, { duck, held, from, folder, key }))
      }
      run.announce(`${stage.name}:done`)
      from = folder
    }
  } finally {
    duck?.close()
  }
  return records
}

interface Step {
  duck: Duck
  /** whether the database holds the tables of `from` already */
  held: boolean
  from: string
  folder: string
  key: string
}

async function runStage(stage: Stage, run: Run, { duck, held, from, folder, key }: Step): Promise<StageRecord> {
  const part = `${folder}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true })
  run.announce(`${stage.name}:started`)
  const record: StageRecord = {
    stage: stage.name,
    key,
    read: {},
    kept: {},
    rejected: {},
    added: {},
    rules: {},
    counts: {},
    notes: [],
  }
  const tables = TABLE_NAMES.filter((table) => from !== '' && existsSync(join(from, `${table}.parquet`)))
  if (held) await dropOthers(duck, tables)
  await openTables(duck, held ? '' : from, tables, record)
  await stage.run(benchOf(run, duck, from, part, tables, record))
  await saveTables(duck, part, record)
  run.announce(`${stage.name}:written`)
  writeFileSync(join(part, 'stage.json'), `${JSON.stringify(record, null, 2)}\n`)
  rmSync(folder, { recursive: true, force: true })
  renameSync(part, folder)
  return record
}

/** What a stage made for itself goes with it. */
async function dropOthers(duck: Duck, tables: readonly TableName[]): Promise<void> {
  const kept = new Set<unknown>(tables)
  for (const { table_name: name } of await duck.rows('SELECT table_name FROM duckdb_tables() WHERE temporary'))
    if (!kept.has(name)) await duck.run(`DROP TABLE ${quotedName(String(name))}`)
}

async function openTables(duck: Duck, from: string, tables: readonly TableName[], record: StageRecord): Promise<void> {
  await duck.run(
    'CREATE TEMP TABLE changes (rule VARCHAR, tbl VARCHAR, row_no BIGINT, record_id VARCHAR, field VARCHAR, before VARCHAR, after VARCHAR)',
  )
  await duck.run(
    'CREATE TEMP TABLE rejected (rule VARCHAR, tbl VARCHAR, row_no BIGINT, record_id VARCHAR, source VARCHAR, place VARCHAR, why VARCHAR)',
  )
  for (const table of tables) {
    if (from !== '')
      await duck.run(`CREATE TEMP TABLE ${table} AS FROM read_parquet(${quoted(join(from, `${table}.parquet`))})`)
    record.read[table] = await duck.number(`SELECT count(*) FROM ${table}`)
  }
}

function benchOf(
  run: Run,
  duck: Duck,
  from: string,
  to: string,
  tables: readonly TableName[],
  record: StageRecord,
): Bench {
  return {
    configuration: run.configuration,
    knowledge: run.knowledge,
    words: run.words,
    runDate: run.runDate,
    seed: run.seed,
    input: run.input,
    duck,
    from,
    to,
    tables,
    async change({ rule, table, field, after, where = 'true', join: lookup = '', mark }) {
      await duck.run(
        `CREATE OR REPLACE TEMP TABLE step AS SELECT t.row_no, t.record_id, t.${field} AS before, ${after} AS after FROM ${table} t ${lookup} WHERE (${where}) AND (${after}) IS DISTINCT FROM t.${field}`,
      )
      if ((await duck.number('SELECT count(*) FROM step')) === 0) return
      await duck.run(
        `INSERT INTO changes SELECT ${quoted(rule)}, ${quoted(table)}, row_no, record_id, ${quoted(field)}, CAST(before AS VARCHAR), CAST(after AS VARCHAR) FROM step`,
      )
      const marked = mark === undefined ? '' : `, filled = concat_ws('|', filled, ${quoted(`${field}:${mark}`)})`
      // Without a lookup the condition says it all, and the database need not join.
      if (lookup === '') await duck.run(`UPDATE ${table} AS t SET ${field} = ${after}${marked} WHERE ${where}`)
      else
        await duck.run(
          `UPDATE ${table} SET ${field} = step.after${marked} FROM step WHERE step.row_no = ${table}.row_no`,
        )
    },
    async reject(table, rule, condition) {
      await duck.run(
        `INSERT INTO rejected SELECT ${quoted(rule)}, ${quoted(table)}, t.row_no, t.record_id, t.source, t.place, '' FROM ${table} t WHERE ${condition}`,
      )
      await duck.run(`DELETE FROM ${table} t WHERE ${condition}`)
    },
    note: (code, text) => record.notes.push({ code, text }),
    count: (name, value) => {
      record.counts[name] = value
    },
  }
}

async function saveTables(duck: Duck, folder: string, record: StageRecord): Promise<void> {
  const present = await duck.rows(`SELECT table_name FROM duckdb_tables() WHERE temporary`)
  const names = new Set(present.map((row) => row.table_name))
  for (const table of TABLE_NAMES.filter((name) => names.has(name))) {
    const hasOrigin =
      (
        await duck.rows(
          `SELECT 1 FROM duckdb_columns() WHERE table_name = ${quoted(table)} AND column_name = 'made_from'`,
        )
      ).length > 0
    const all = await duck.number(`SELECT count(*) FROM ${table}`)
    const added = hasOrigin ? await duck.number(`SELECT count(*) FROM ${table} WHERE made_from IS NOT NULL`) : 0
    const rejected = await duck.number(`SELECT count(*) FROM rejected WHERE tbl = ${quoted(table)}`)
    record.read[table] ??= all + rejected
    record.kept[table] = all - added
    record.added[table] = added
    record.rejected[table] = rejected
    if (record.kept[table] + rejected !== record.read[table])
      throw new MaridajeError(
        'internal',
        `${record.stage}: of ${record.read[table]} ${table} ${record.kept[table]} were kept and ${rejected} rejected`,
      )
    if (all > 0) await save(duck, folder, table)
  }
  for (const { rule, n } of await duck.rows(
    'SELECT rule, count(*) AS n FROM (SELECT rule FROM changes UNION ALL SELECT rule FROM rejected) GROUP BY rule ORDER BY rule',
  ))
    record.rules[String(rule)] = Number(n)
  await save(duck, folder, 'changes')
  await save(duck, folder, 'rejected')
}

/** In no order: whoever needs one sorts by `row_no`, and a million rows are not sorted at every step. */
async function save(duck: Duck, folder: string, table: string): Promise<void> {
  await duck.run(`COPY ${table} TO ${quoted(join(folder, `${table}.parquet`))} (FORMAT parquet)`)
}

function readRecord(folder: string): StageRecord | null {
  try {
    return StageRecord.parse(JSON.parse(readFileSync(join(folder, 'stage.json'), 'utf8')))
  } catch {
    return null
  }
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16)
}
