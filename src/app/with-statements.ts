/** Further statements of sommeliers, as `maridaje review --export` writes them, beside those of the knowledge: for evaluating and training. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { MaridajeError } from '../errors.ts'
import { buildDishReader } from '../flavor/dish/read-dish.ts'
import { foldText } from '../flavor/text/fold.ts'
import { type Knowledge, tableOf } from '../knowledge/knowledge.ts'
import { type CellProblem, readTable } from '../knowledge/read-table.ts'
import type { Recommendation } from '../knowledge/tables.ts'
import { revealCell } from '../sourcing/raw/formula-cells.ts'

export interface MoreStatements {
  knowledge: Knowledge
  added: number
  /** said already by the same sommelier */
  known: number
  /** added, and yet the very words of another sommelier: one person under two names stands in two folds */
  repeats: Repeat[]
}

interface Repeat {
  row: number
  sommelier: string
  knownAs: string
}

const NO_MORE = { added: 0, known: 0, repeats: [] }
/** Problems that are told by name. */
const MOST_TOLD = 5

/** New sommeliers and families need no row in splits.csv: their fold is their hash (modeling/folds.ts). */
export function withStatements(knowledge: Knowledge, file: string | undefined): MoreStatements {
  if (file === undefined) return { knowledge, ...NO_MORE }
  const csv = readCsv(file)
  const { rows, problems } = readTable('recommendations', csv)
  // Under another header no cell is where it is looked for.
  const header = problems.find(({ row }) => row === 1)
  if (header) throw badRows(file, [header])
  const all = [...problems, ...rows.flatMap((row, i) => problemsOf(row, i + 2, knowledge))]
  if (all.length > 0) throw badRows(file, withReadings(all, rows, knowledge))
  const published = knowledge.tables.recommendations.rows
  const seen = new Set(published.map(keyOf))
  const ids = new Set(published.map(({ id }) => id))
  const wordsOf = new Map(published.map((row) => [wordsIn(row), row.sommelier]))
  const fresh: Recommendation[] = []
  const repeats: Repeat[] = []
  for (const [i, row] of rows.map(revealed).entries()) {
    const key = keyOf(row)
    if (seen.has(key)) continue
    seen.add(key)
    const id = ids.has(row.id) ? `${row.id}-${ids.size}` : row.id
    ids.add(id)
    fresh.push({ ...row, id })
    const knownAs = wordsOf.get(wordsIn(row))
    if (knownAs !== undefined && knownAs !== row.sommelier)
      repeats.push({ row: i + 2, sommelier: row.sommelier, knownAs })
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
    repeats,
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

/** A dish that nobody knows by this id: what its text is read as. */
function withReadings(
  problems: readonly CellProblem[],
  rows: readonly Recommendation[],
  knowledge: Knowledge,
): CellProblem[] {
  const readDish = buildDishReader(knowledge)
  const told = new Set<string>()
  return problems.flatMap((problem) => {
    const text = rows[problem.row - 2]?.dish_text
    if (problem.column !== 'dish_id' || text === undefined) return [problem]
    // The same dish once: it is mended in all its rows.
    if (told.has(`${problem.message} ${text}`)) return []
    told.add(`${problem.message} ${text}`)
    const { dishId } = readDish(text)
    return [
      { ...problem, message: dishId === null ? problem.message : `${problem.message}; "${text}" is read as ${dishId}` },
    ]
  })
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
        : 'The columns are those of data/knowledge/recommendations.csv; `maridaje review --export` writes such a file.',
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

function wordsIn({ dish_text: dish, wine_text: wine, polarity }: Recommendation): string {
  return `${foldText(dish)} ${foldText(wine)} ${polarity}`
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
