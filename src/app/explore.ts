/** Explores tables, or what the program itself learns from, and writes the report. */
import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Lang } from '../contract/requests.ts'
import { MaridajeError } from '../errors.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { readPanel } from '../modeling/panel/read-panel.ts'
import { pairingsPage, tablesPage } from '../modeling/report/explore-page.ts'
import { explorePairings, type PairingOverview } from '../modeling/report/explore-pairings.ts'
import { exploreTable, type TableOverview } from '../modeling/report/explore-table.ts'
import { readCsv } from '../modeling/tables/read-csv.ts'
import { evaluationBench } from './evaluation-bench.ts'
import { writeFileTo } from './write-file.ts'

export interface ExploreTask {
  data: string | undefined
  target: string | undefined
  trees: number
  seed: number
  lang: Lang
  root: string
}

export type Explored = Omit<PairingOverview, 'tastes' | 'structure'> | { tables: Omit<TableOverview, 'numbers'>[] }

/** @param out where the page goes; without it only the numbers come back */
export function exploreData(task: ExploreTask, out: string | undefined): Explored {
  return task.data === undefined ? exploreOwn(task, out) : exploreTables({ ...task, data: task.data }, out)
}

function exploreOwn({ root, trees, seed, lang }: ExploreTask, out: string | undefined): Explored {
  const bench = evaluationBench(loadKnowledge(join(root, 'data', 'knowledge')))
  const overview = explorePairings(bench, readPanel(join(root, 'data', 'panel')), { trees, seed })
  if (out !== undefined) writeFileTo(out, pairingsPage(overview, lang))
  const { tastes: _tastes, structure: _structure, ...rest } = overview
  return rest
}

function exploreTables(
  { data, target, trees, seed, lang }: ExploreTask & { data: string },
  out: string | undefined,
): Explored {
  const tables = filesOf(data).map((path) => ({ name: basename(path), table: readCsv(path) }))
  if (target !== undefined && tables.every(({ table }) => !table.header.includes(target)))
    throw new MaridajeError('usage', `There is no column "${target}"`, {
      hint: `The columns are ${[...new Set(tables.flatMap(({ table }) => table.header))].join(', ')}.`,
    })
  const overviews = tables.map(({ name, table }) => {
    const own = target !== undefined && table.header.includes(target) ? target : undefined
    return exploreTable(name, table, { target: own, trees, seed })
  })
  if (out !== undefined) writeFileTo(out, tablesPage(overviews, lang))
  return { tables: overviews.map(({ numbers: _numbers, ...rest }) => rest) }
}

/** Each table of a folder is a table of its own. */
function filesOf(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
  } catch (cause) {
    throw new MaridajeError('unreadable_file', `${path} does not exist`, { place: { file: path }, cause })
  }
  const files = readdirSync(path).filter((name) => name.toLowerCase().endsWith('.csv'))
  if (files.length === 0)
    throw new MaridajeError('unreadable_file', `${path} has no CSV file`, { place: { file: path } })
  return files.sort().map((name) => join(path, name))
}
