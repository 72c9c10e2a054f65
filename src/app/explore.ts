/** Explores tables, or what the program itself learns from, and writes the report. */
import { join } from 'node:path'
import type { Lang } from '../contract/requests.ts'
import { MaridajeError } from '../errors.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { readPanel } from '../modeling/panel/read-panel.ts'
import { pairingsPage, tablesPage } from '../modeling/report/explore-page.ts'
import { explorePairings, type PairingOverview } from '../modeling/report/explore-pairings.ts'
import { exploreTable, type TableOverview } from '../modeling/report/explore-table.ts'
import { evaluationBench } from './evaluation-bench.ts'
import { tablesToExplore } from './tables-to-explore.ts'
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
export async function exploreData(task: ExploreTask, out: string | undefined): Promise<Explored> {
  return task.data === undefined ? exploreOwn(task, out) : exploreTables({ ...task, data: task.data }, out)
}

function exploreOwn({ root, trees, seed, lang }: ExploreTask, out: string | undefined): Explored {
  const bench = evaluationBench(loadKnowledge(join(root, 'data', 'knowledge')))
  const overview = explorePairings(bench, readPanel(join(root, 'data', 'panel')), { trees, seed })
  if (out !== undefined) writeFileTo(out, pairingsPage(overview, lang))
  const { tastes: _tastes, structure: _structure, ...rest } = overview
  return rest
}

async function exploreTables(
  { data, target, trees, seed, lang }: ExploreTask & { data: string },
  out: string | undefined,
): Promise<Explored> {
  const tables = await tablesToExplore(data)
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
