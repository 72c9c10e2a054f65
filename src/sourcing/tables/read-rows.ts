/** A CSV of dishes or wines to rows with our column names, whatever its headers, separator and language. */
import Papa from 'papaparse'
import { MaridajeError } from '../../errors.ts'
import { foldText } from '../../flavor/text/fold.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { delimiterOf } from './delimiter.ts'

export interface RowsReading {
  /** cells by our column names; unknown columns keep the header they have */
  rows: Record<string, string>[]
  /** headers nobody knows, kept under their own name */
  unknownColumns: string[]
}

const NEEDED = { dish: 'dish', wine: 'name' } as const

export function readRows(text: string, kind: 'dish' | 'wine', file: string, knowledge: Knowledge): RowsReading {
  const cells = Papa.parse<string[]>(text, {
    skipEmptyLines: 'greedy',
    delimiter: delimiterOf(text)?.sign ?? '',
    delimitersToGuess: [';', ',', '\t', '|'],
  }).data
  const header = cells[0]?.map((cell) => cell.trim()) ?? []
  if (header.length === 0 || header.every((cell) => cell === ''))
    throw new MaridajeError('unreadable_file', `${file} is empty`, {
      place: { file },
      hint: `It needs a column "${NEEDED[kind]}".`,
    })
  const names = columnNames(header, kind, knowledge)
  if (!names.includes(NEEDED[kind]))
    throw new MaridajeError(
      'unreadable_file',
      `${file} has no column "${NEEDED[kind]}"; its first line is: ${header.join(', ').slice(0, 200)}`,
      {
        place: { file, row: 1 },
        hint: `Put the column names in the first line, at least "${NEEDED[kind]}".`,
      },
    )
  const rows = cells.slice(1).map((line) => Object.fromEntries(names.map((name, i) => [name, (line[i] ?? '').trim()])))
  const ours = new Set(
    knowledge.tables['column-names'].rows.filter((row) => row.list === kind).map((row) => row.column),
  )
  return { rows, unknownColumns: names.filter((name) => !ours.has(name)) }
}

/** The first header of a meaning takes our name; a second one keeps its own, with its number where that is taken. */
function columnNames(header: readonly string[], kind: 'dish' | 'wine', knowledge: Knowledge): string[] {
  const meanings = new Map<string, string>()
  for (const row of knowledge.tables['column-names'].rows) {
    if (row.list !== kind) continue
    for (const alias of [row.column, ...row.aliases]) meanings.set(keyOf(alias), row.column)
  }
  const used = new Set<string>()
  return header.map((cell) => {
    const meaning = meanings.get(keyOf(cell))
    const name = meaning === undefined || used.has(meaning) ? cell : meaning
    const free = used.has(name) ? `${name} (${used.size + 1})` : name
    used.add(free)
    return free
  })
}

function keyOf(header: string): string {
  return foldText(header)
    .replace(/[^a-z0-9%/]+/g, ' ')
    .trim()
}
