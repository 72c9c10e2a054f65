/** All rows of an import judged together, after reading and after every change. */
import { dishKey } from '../../domain/house-key.ts'
import type { Engine } from '../../pairing/engine.ts'
import { COMPARED, compareRows } from './compare-rows.ts'
import { stillRight } from './confirm-doubts.ts'
import { fieldsOf, type ImportKind, type ReviewRow } from './import-row.ts'
import type { SourceLine } from './source-line.ts'
import { understand } from './understand-row.ts'

/** Doubts of a reader's that are found anew by other means. */
const SUPERSEDED: ReadonlySet<string> = new Set(['unusual_price', 'unknown_wine', 'unknown_dish', 'not_a_wine'])

/** The rows of a fresh reading, each with what is proposed for it. */
export async function firstRows(
  lines: readonly SourceLine[],
  kind: ImportKind,
  engine: Engine,
  year: number,
): Promise<ReviewRow[]> {
  const rows: ReviewRow[] = []
  for (const [n, line] of lines.entries()) {
    // Other requests get their turn.
    if (n % AT_ONCE === AT_ONCE - 1) await new Promise(setImmediate)
    rows.push(firstRow(n, line, kind, engine))
  }
  const seen = new Set<string>()
  for (const row of rows) {
    if (row.decision === 'skip') continue
    const whole = JSON.stringify(row.read)
    // The very same line again is printed twice, not sold twice.
    if (seen.has(whole)) row.decision = 'skip'
    seen.add(whole)
  }
  return judgeAgain(rows, kind, year)
}

const AT_ONCE = 100

function firstRow(n: number, line: SourceLine, list: ImportKind, engine: Engine): ReviewRow {
  const row: ReviewRow = {
    n,
    line: line.line,
    page: line.page,
    kind: line.kind,
    read: line.read,
    edited: null,
    doubts: line.doubts.filter(({ code }) => !SUPERSEDED.has(code)),
    decision: 'skip',
    matches: null,
  }
  if (line.read === null) return row
  const { kind, doubts } = understand(engine, list, line.read, line.kind)
  row.kind = kind
  row.doubts.push(...doubts)
  row.decision = isOfTheList(kind, list, line.read.price_cents ?? null) ? 'keep' : 'skip'
  return row
}

/** What is proposed: dishes and wines are kept, drinks, notes and extras not. A priced line nobody knows may well be a dish. */
function isOfTheList(kind: string, list: ImportKind, price: number | null): boolean {
  if (list === 'wines') return kind === 'wine'
  return kind === 'food' || kind === 'combo' || (kind === 'other' && price !== null)
}

/** The doubts that hang on other rows are found anew; the rest stays. */
export function judgeAgain(rows: readonly ReviewRow[], kind: ImportKind, year: number): ReviewRow[] {
  const compared = compareRows(rows, kind, year)
  return rows.map((row, i) => ({
    ...row,
    doubts: [...row.doubts.filter(({ code }) => !COMPARED.has(code)), ...stillRight(compared[i] ?? [], row.doubts)],
  }))
}

/** For each row the dish of the house that it is already. */
export function matchDishes(
  rows: readonly ReviewRow[],
  dishes: readonly { id: string; key: string }[],
): Map<number, string> {
  const byKey = new Map(dishes.map(({ id, key }) => [key, id]))
  const found = rows.flatMap((row): [number, string][] => {
    const id = byKey.get(dishKey(fieldsOf(row)?.dish ?? ''))
    return id === undefined ? [] : [[row.n, id]]
  })
  return new Map(found)
}
