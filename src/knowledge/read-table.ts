/** One CSV text to typed rows. Every bad cell is collected with file, row and column; nothing is guessed. */
import Papa from 'papaparse'
import { CellError, type Column } from './columns.ts'
import { type Row, TABLES, type TableName } from './tables.ts'

export interface CellProblem {
  file: string
  /** line of the row in the file; the header is 1 */
  row: number
  column: string
  message: string
}

export interface TableReading<N extends TableName> {
  rows: Row<N>[]
  problems: CellProblem[]
}

export function readTable<N extends TableName>(name: N, csv: string): TableReading<N> {
  const columns = Object.entries(TABLES[name]) as [string, Column<unknown>][]
  const file = `${name}.csv`
  const [header = [], ...lines] = Papa.parse<string[]>(csv, { skipEmptyLines: true, delimiter: ',' }).data
  const problems: CellProblem[] = []
  const places = columns.map(([column]) => header.indexOf(column))
  const headerIsRight = header.length === columns.length && places.every((place, i) => place === i)
  if (!headerIsRight) {
    const wanted = columns.map(([column]) => column).join(',')
    problems.push({ file, row: 1, column: '', message: `the header must be ${wanted}` })
  }
  const rows = lines.map((cells, index) => {
    const row: Record<string, unknown> = {}
    for (const [i, [column, type]] of columns.entries()) {
      const cell = cells[places[i] ?? -1] ?? ''
      try {
        row[column] = type.read(cell)
      } catch (error) {
        if (!(error instanceof CellError)) throw error
        problems.push({ file, row: index + 2, column, message: error.message })
      }
    }
    if (cells.length !== header.length)
      problems.push({ file, row: index + 2, column: '', message: `has ${cells.length} cells, not ${header.length}` })
    return row as Row<N>
  })
  return { rows, problems }
}
