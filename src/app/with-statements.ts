/** Further statements of sommeliers, as `maridaje review --export` writes them, beside those of the knowledge: for evaluating and training. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { MaridajeError } from '../errors.ts'
import { type Knowledge, tableOf } from '../knowledge/knowledge.ts'
import { type CellProblem, readTable } from '../knowledge/read-table.ts'
import type { Recommendation } from '../knowledge/tables.ts'
import { revealCell } from '../sourcing/raw/formula-cells.ts'

export interface MoreStatements {
  knowledge: Knowledge
  added: number
  /** said already by the same sommelier */
  known: number
}

const NO_MORE = { added: 0, known: 0 }
/** Problems that are told by name. */
const MOST_TOLD = 5

/** New sommeliers and families need no row in splits.csv: their fold is their hash (modeling/folds.ts). */
export function withStatements(knowledge: Knowledge, file: string | undefined): MoreStatements {
  if (file === undefined) return { knowledge, ...NO_MORE }
  const csv = readCsv(file)
  const { rows, problems } = readTable('recommendations', csv)
  const all = [...problems, ...rows.flatMap((row, i) => problemsOf(row, i + 2, knowledge))]
  if (all.length > 0) throw badRows(file, all)
  const published = knowledge.tables.recommendations.rows
  const seen = new Set(published.map(keyOf))
  const ids = new Set(published.map(({ id }) => id))
  const fresh: Recommendation[] = []
  for (const row of rows.map(revealed)) {
    const key = keyOf(row)
    if (seen.has(key)) continue
    seen.add(key)
    const id = ids.has(row.id) ? `${row.id}-${ids.size}` : row.id
    ids.add(id)
    fresh.push({ ...row, id })
  }
  const recommendations = tableOf([...published, ...fresh])
  // Another knowledge: what was learned from the old one is not taken for this.
  const version = createHash('sha256')
    .update(knowledge.version)
    .update(JSON.stringify(fresh))
    .digest('hex')
    .slice(0, 12)
  return {
    knowledge:
      fresh.length === 0
        ? knowledge
        : Object.freeze({ ...knowledge, tables: { ...knowledge.tables, recommendations }, version }),
    added: fresh.length,
    known: rows.length - fresh.length,
  }
}

function readCsv(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (cause) {
    throw new MaridajeError('unreadable_file', `${file} cannot be read`, { place: { file }, cause })
  }
}

function problemsOf(row: Recommendation, line: number, { tables }: Knowledge): CellProblem[] {
  const unknown: [string, string, boolean][] = [
    ['dish_id', row.dish_id, tables.dishes.byId.has(row.dish_id)],
    ['style_id', row.style_id, row.style_id === '' || tables.styles.byId.has(row.style_id)],
    ['grape', row.grape, row.grape === '' || tables.grapes.byId.has(row.grape)],
    ['region', row.region, row.region === '' || tables.regions.byId.has(row.region)],
  ]
  // A cell that could not be read is told already.
  return unknown
    .filter(([, value, isKnown]) => value !== undefined && !isKnown)
    .map(([column, value]) => ({ file: '', row: line, column, message: `"${value}" is not known` }))
}

function badRows(file: string, problems: readonly CellProblem[]): MaridajeError {
  const [first, ...others] = [...problems].sort((a, b) => a.row - b.row)
  const told = others.slice(0, MOST_TOLD).map(({ row, column, message }) => `${row}:${column} ${message}`)
  const more = others.length > told.length ? `, and ${others.length - told.length} more` : ''
  return new MaridajeError('bad_input', first?.message ?? 'is no table of statements', {
    place: { file, row: first?.row ?? 1, field: first?.column ?? '' },
    hint:
      told.length > 0
        ? `Also ${told.join('; ')}${more}.`
        : 'The columns are those of data/knowledge/recommendations.csv.',
  })
}

function revealed(row: Recommendation): Recommendation {
  return {
    ...row,
    dish_text: revealCell(row.dish_text),
    wine_text: revealCell(row.wine_text),
    note: revealCell(row.note),
  }
}

function keyOf({
  dish_id: dish,
  style_class: styleClass,
  style_id: style,
  grape,
  polarity,
  sommelier,
}: Recommendation): string {
  return [dish, styleClass, style, grape, polarity, sommelier].join(' ')
}
