/** Reads data/panel: who judged, which lines, and what. Every bad cell is named with file, row and column. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { MaridajeError } from '../../errors.ts'
import { CellError, type Columns, type RowOf } from '../../knowledge/columns.ts'
import { type Judge, type Judgement, PANEL_TABLES, type PanelLine, type WineJudgement } from '../../knowledge/panel.ts'

export interface Panel {
  judges: readonly Judge[]
  lines: readonly PanelLine[]
  judgements: readonly Judgement[]
  wines: readonly WineJudgement[]
}

export interface PanelProblem {
  file: string
  /** line of the file; the header is 1 */
  row: number
  column: string
  message: string
}

export function readPanel(folder: string): Panel {
  const { panel, problems } = readPanelFiles(folder)
  const first = problems[0]
  if (first)
    throw new MaridajeError('bad_knowledge', `${first.file}:${first.row}:${first.column} ${first.message}`, {
      place: { file: first.file, row: first.row, field: first.column },
      hint: `Run "npm run knowledge:check" (${problems.length} problems in all).`,
    })
  return panel
}

export function readPanelFiles(folder: string): { panel: Panel; problems: PanelProblem[] } {
  const problems: PanelProblem[] = []
  const read = <C extends Columns>(name: string, columns: C) => readColumns(folder, `${name}.csv`, columns, problems)
  const panel = {
    judges: read('judges', PANEL_TABLES.judges),
    lines: read('lines', PANEL_TABLES.lines),
    judgements: read('judgements', PANEL_TABLES.judgements),
    wines: read('wines', PANEL_TABLES.wines),
  }
  return { panel, problems }
}

function readColumns<C extends Columns>(folder: string, file: string, columns: C, problems: PanelProblem[]) {
  const csv = readFileSync(join(folder, file), 'utf8')
  const [header = [], ...lines] = Papa.parse<string[]>(csv, { skipEmptyLines: true, delimiter: ',' }).data
  const names = Object.keys(columns)
  if (header.join() !== names.join())
    problems.push({ file, row: 1, column: '', message: `the header must be ${names.join()}` })
  return lines.map((cells, index) => {
    const row: Record<string, unknown> = {}
    for (const [i, name] of names.entries())
      try {
        row[name] = columns[name]!.read(cells[i] ?? '')
      } catch (error) {
        if (!(error instanceof CellError)) throw error
        problems.push({ file, row: index + 2, column: name, message: error.message })
      }
    return row as RowOf<C>
  })
}
