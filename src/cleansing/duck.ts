/** DuckDB as the workbench: one connection, few verbs. Loaded when it is first needed. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { MaridajeError } from '../errors.ts'

export type Cell = string | number | boolean | null

export interface Duck {
  run(sql: string): Promise<void>
  rows(sql: string): Promise<Record<string, Cell>[]>
  number(sql: string): Promise<number>
  /** Columns of one result, chunk by chunk. */
  chunks(sql: string, take: (columns: readonly (readonly Cell[])[], rows: number) => void): Promise<void>
  /** Makes a table of rows; every column is text, `number` columns are doubles. */
  fill(
    table: string,
    columns: Readonly<Record<string, 'VARCHAR' | 'DOUBLE' | 'INTEGER'>>,
    rows: Iterable<readonly Cell[]>,
  ): Promise<void>
  close(): void
}

export interface DuckLimits {
  memoryMb: number
  threads: number
  /** where what does not fit goes */
  spill: string
  /** whether rows come out as they went in; whoever does not need it saves time and memory */
  keepsOrder?: boolean
}

export async function openDuck(limits: DuckLimits): Promise<Duck> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${limits.memoryMb}MB`,
    threads: String(limits.threads),
    temp_directory: limits.spill,
    preserve_insertion_order: String(limits.keepsOrder ?? false),
  })
  const connection = await instance.connect()
  return {
    run: async (sql) => {
      await guarded(sql, () => connection.run(sql))
    },
    rows: async (sql) => {
      const reader = await guarded(sql, () => connection.runAndReadAll(sql))
      return reader
        .getRowObjectsJS()
        .map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, cellOf(cell)])))
    },
    number: async (sql) => {
      const reader = await guarded(sql, () => connection.runAndReadAll(sql))
      return Number(reader.getRowsJS()[0]?.[0] ?? 0)
    },
    chunks: async (sql, take) => {
      const result = await guarded(sql, () => connection.stream(sql))
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
        take(
          chunk.getColumns().map((column) => column.map(cellOf)),
          chunk.rowCount,
        )
    },
    fill: (table, columns, rows) => fillTable(connection, table, columns, rows),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

async function fillTable(
  connection: DuckDBConnection,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  const types = Object.values(columns)
  const definition = Object.entries(columns).map(([name, type]) => `${quotedName(name)} ${type}`)
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${table} (${definition.join(', ')})`)
  const appender = await connection.createAppender(table)
  for (const row of rows) {
    for (const [i, cell] of row.entries()) {
      if (cell === null) appender.appendNull()
      else if (types[i] === 'DOUBLE') appender.appendDouble(Number(cell))
      else if (types[i] === 'INTEGER') appender.appendInteger(Number(cell))
      else appender.appendVarchar(String(cell))
    }
    appender.endRow()
  }
  appender.closeSync()
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return typeof value === 'bigint' ? Number(value) : String(value)
}

/** What a person can do something about, in his words. */
function refusalOf(reason: string): MaridajeError | null {
  const file = /file "([^"]+)"/.exec(reason)?.[1]
  const place = file === undefined ? {} : { file }
  if (/No space left on device/.test(reason))
    return new MaridajeError('unwritable_file', 'The disk is full', {
      place,
      hint: 'Make room, then say the same again: stages that were finished are kept.',
    })
  if (/^Out of Memory Error/.test(reason))
    return new MaridajeError('too_large', 'There is more to hold than --memory allows', {
      hint: 'Give more megabytes (--memory 4000), or bring the records in several folders.',
    })
  if (/^IO Error.*No such file or directory/.test(reason))
    return new MaridajeError('conflict', 'A file of this run went away under it', {
      place,
      hint: 'Does another run work in the same folder? Let it end, or choose another folder with --out.',
    })
  return null
}

async function guarded<T>(sql: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const refusal = refusalOf(reason)
    if (refusal) throw refusal
    const isOfFile =
      /^(?:IO|Invalid Input|Binder|CSV|Conversion|Parser) Error/.test(reason) && /read_(?:csv|json|parquet)/.test(sql)
    throw new MaridajeError(isOfFile ? 'unreadable_file' : 'internal', reason.split('\n')[0]?.slice(0, 300) ?? '', {
      cause,
    })
  }
}
