/** The knowledge in memory: typed rows, each table indexed by id. Immutable once loaded. */
import type { Rule } from './rules.ts'
import type { Row, TableName } from './tables.ts'

export interface Table<T> {
  readonly rows: readonly T[]
  readonly byId: ReadonlyMap<string, T>
}

export type Tables = { readonly [N in TableName]: Table<Row<N>> }

export interface Knowledge {
  readonly tables: Tables
  /** sorted by id */
  readonly rules: readonly Rule[]
  /** first 12 hex digits of the SHA-256 over the sorted knowledge files */
  readonly version: string
}

export function tableOf<T extends { readonly id: string }>(rows: readonly T[]): Table<T> {
  return { rows, byId: new Map(rows.map((row) => [row.id, row])) }
}
