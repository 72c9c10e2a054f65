/** Reads data/knowledge from disk. The only file of this room that touches files. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { MaridajeError } from '../errors.ts'
import { type Knowledge, type Tables, tableOf } from './knowledge.ts'
import { type CellProblem, readTable } from './read-table.ts'
import type { Rule } from './rules.ts'
import { type Row, TABLES, type TableName } from './tables.ts'

export const TABLE_NAMES = Object.keys(TABLES) as TableName[]

export function loadKnowledge(folder: string): Knowledge {
  const problems: CellProblem[] = []
  const digest = createHash('sha256')
  const read = (file: string) => {
    const content = readFile(join(folder, file))
    digest.update(file).update('\0').update(content)
    return content
  }
  const loadTable = <N extends TableName>(name: N) => {
    const reading = readTable(name, read(`${name}.csv`))
    problems.push(...reading.problems)
    return tableOf(reading.rows as (Row<N> & { id: string })[])
  }
  const tables = Object.fromEntries(TABLE_NAMES.map((name) => [name, loadTable(name)])) as unknown as Tables
  // knowledge:check validates every rule against the schema; here the file is trusted, for the sake of the start.
  const rules = parseYaml(read('pairing-rules.yaml')) as Rule[]
  if (problems.length > 0) throw badKnowledge(problems)
  return Object.freeze({ tables, rules, version: digest.digest('hex').slice(0, 12) })
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new MaridajeError('bad_knowledge', `The knowledge file ${path} cannot be read`, { cause })
  }
}

function badKnowledge(problems: readonly CellProblem[]): MaridajeError {
  const first = problems[0]!
  return new MaridajeError('bad_knowledge', `${first.file}:${first.row}:${first.column} ${first.message}`, {
    place: { file: first.file, row: first.row, field: first.column },
    hint: `Run "npm run knowledge:check" (${problems.length} problems in all).`,
  })
}
