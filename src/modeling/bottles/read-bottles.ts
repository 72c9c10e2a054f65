/** The bottles of `data/external/x-wines`: what a list would print of each, and what X-Wines says of it. */
import type { WineInput } from '../../contract/requests.ts'
import { buildWineLexicon } from '../../flavor/wine/lexicon.ts'
import { readWine } from '../../flavor/wine/read-wine.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { buildWineTable, type WineTable } from '../../pairing/wine-table.ts'
import { readCsv } from '../tables/read-csv.ts'

export const BODIES: readonly string[] = [
  'Very light-bodied',
  'Light-bodied',
  'Medium-bodied',
  'Full-bodied',
  'Very full-bodied',
]
export const ACIDITIES: readonly string[] = ['Low', 'Medium', 'High']

export interface Bottles {
  wines: WineTable
  /** one of each a row of the table */
  winery: readonly string[]
  foods: readonly ReadonlySet<string>[]
  body: readonly string[]
  acidity: readonly string[]
}

/** Bottles that the reader does not take for wine are left out. @param path a table of the columns that README names */
export function readBottleTable(path: string, knowledge: Knowledge): Bottles {
  const { header, rows } = readCsv(path)
  const cell = (row: readonly string[], name: string) => row[header.indexOf(name)] ?? ''
  const lexicon = buildWineLexicon(knowledge)
  const inputs = rows.map(
    (row): WineInput => ({
      name: cell(row, 'name'),
      producer: cell(row, 'winery'),
      grape: cell(row, 'grapes').split('|').join(', '),
      region: cell(row, 'region'),
      country: cell(row, 'country'),
      type: cell(row, 'type'),
      abv: cell(row, 'abv'),
    }),
  )
  const wines = buildWineTable(
    inputs.map((input) => readWine(input, lexicon)),
    knowledge,
  )
  const kept = Array.from(wines.rows, (row) => rows[row]!)
  return {
    wines,
    winery: kept.map((row) => cell(row, 'winery')),
    foods: kept.map((row) => new Set(cell(row, 'foods').split('|'))),
    body: kept.map((row) => cell(row, 'body')),
    acidity: kept.map((row) => cell(row, 'acidity')),
  }
}
