/** Column types of knowledge files: each reads one cell or says what is wrong with it. */

export interface Column<T> {
  /** undefined cells (a short row) arrive as '' */
  read(cell: string): T
}

/** Thrown by a column; the table reader adds file, row and column. */
export class CellError extends Error {}

export const text: Column<string> = { read: (cell) => cell.trim() }

export const required: Column<string> = {
  read(cell) {
    const value = cell.trim()
    if (value === '') throw new CellError('must not be empty')
    return value
  },
}

export const id: Column<string> = {
  read(cell) {
    if (!/^[a-z0-9][a-z0-9-]*$/.test(cell)) throw new CellError(`"${cell}" is no id (lower case, digits, hyphens)`)
    return cell
  },
}

export const optionalId: Column<string> = { read: (cell) => (cell === '' ? '' : id.read(cell)) }

export const list: Column<readonly string[]> = {
  read: (cell) =>
    cell === ''
      ? []
      : cell
          .split('|')
          .map((part) => part.trim())
          .filter((part) => part !== ''),
}

/** 0..1; empty is 0. */
export const unit: Column<number> = {
  read(cell) {
    const value = cell === '' ? 0 : Number(cell)
    if (!(value >= 0 && value <= 1)) throw new CellError(`"${cell}" is not between 0 and 1`)
    return value
  },
}

/** Any finite number; empty is null. */
export const optionalNumber: Column<number | null> = {
  read(cell) {
    if (cell.trim() === '') return null
    const value = Number(cell)
    if (!Number.isFinite(value)) throw new CellError(`"${cell}" is no number`)
    return value
  },
}

export function oneOf<const T extends string>(values: readonly T[]): Column<T> {
  return {
    read(cell) {
      const found = values.find((value) => value === cell)
      if (found === undefined) throw new CellError(`"${cell}" is none of ${values.join(', ')}`)
      return found
    },
  }
}

export function optionalOneOf<const T extends string>(values: readonly T[]): Column<T | ''> {
  const column = oneOf(values)
  return { read: (cell) => (cell === '' ? '' : column.read(cell)) }
}

export function listOf<const T extends string>(values: readonly T[]): Column<readonly T[]> {
  const column = oneOf(values)
  return { read: (cell) => list.read(cell).map((part) => column.read(part)) }
}

/** `citrus:.8|marine:.3`: keys of a closed vocabulary with numbers between the limits. */
export function weights<K extends string>(
  keys: readonly K[],
  limits: readonly [number, number] = [0, 1],
): Column<readonly (readonly [K, number])[]> {
  const known = new Set<string>(keys)
  return {
    read: (cell) =>
      list.read(cell).map((part) => {
        const [key = '', number = ''] = part.split(':')
        const value = Number(number)
        if (!known.has(key)) throw new CellError(`"${key}" is no known key`)
        if (number === '' || !(value >= limits[0] && value <= limits[1]))
          throw new CellError(`"${part}": the number must be between ${limits[0]} and ${limits[1]}`)
        return [key as K, value] as const
      }),
  }
}

export type Columns = Readonly<Record<string, Column<unknown>>>
export type RowOf<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never }
