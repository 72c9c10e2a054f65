/** Dishes and wines from files a person points at. */
import { readFileSync } from 'node:fs'
import type { DishInput, WineInput } from '../contract/requests.ts'
import { LABEL_FIELDS } from '../domain/label-fields.ts'
import { MaridajeError } from '../errors.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { decodeText } from '../sourcing/tables/decode.ts'
import { readRows } from '../sourcing/tables/read-rows.ts'

export interface ListFile<T> {
  rows: T[]
  unknownColumns: string[]
}

export function readDishFile(path: string, knowledge: Knowledge): ListFile<DishInput> {
  const { rows, unknownColumns } = readLines(path, 'dish', knowledge)
  return { rows: rows.map((row) => ({ dish: row.dish ?? '', ...pick(row, DISH_COLUMNS) })), unknownColumns }
}

export function readWineFile(path: string, knowledge: Knowledge): ListFile<WineInput> {
  const { rows, unknownColumns } = readLines(path, 'wine', knowledge)
  return { rows: rows.map((row) => ({ name: row.name ?? '', ...pick(row, WINE_COLUMNS) })), unknownColumns }
}

/** A header alone is no list: an answer without a line would look like an end. */
function readLines(path: string, of: 'dish' | 'wine', knowledge: Knowledge): ReturnType<typeof readRows> {
  const read = readRows(readText(path), of, path, knowledge)
  if (read.rows.length > 0) return read
  throw new MaridajeError('unreadable_file', `${path} has no line below its header`, {
    place: { file: path },
    hint: `It needs at least one ${of}.`,
  })
}

const DISH_COLUMNS = ['section', 'description', 'price'] as const
const WINE_COLUMNS = [...LABEL_FIELDS, 'price', 'glass_price', 'cost', 'stock', 'sku'] as const

/** The columns that say something; an empty cell says nothing. */
function pick<K extends string>(
  row: Readonly<Record<string, string>>,
  columns: readonly K[],
): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {}
  for (const column of columns) if (row[column]) found[column] = row[column]
  return found
}

function readText(path: string): string {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    const reason =
      cause instanceof Error && 'code' in cause && cause.code === 'ENOENT' ? 'does not exist' : 'cannot be opened'
    throw new MaridajeError('unreadable_file', `${path} ${reason}`, { place: { file: path }, cause })
  }
  return decodeText(bytes, path)
}
