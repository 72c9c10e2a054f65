/** 02: every column on its scale: soles, percent, millilitres, years, ids of grapes and places, one way to write a name. */
import type { Bench, Stage } from '../stage.ts'
import { formatLessons } from './formats-lessons.ts'
import { formatMenus } from './formats-menus.ts'
import { formatStatements } from './formats-statements.ts'
import { formatWines } from './formats-wines.ts'

export const formats: Stage = {
  name: '02-formats',
  async run(bench) {
    for (const table of bench.tables) await FORMATTERS[table](bench)
  },
}

const FORMATTERS: Readonly<Record<Bench['tables'][number], (bench: Bench) => Promise<void>>> = {
  menus: formatMenus,
  wines: formatWines,
  statements: formatStatements,
  lessons: formatLessons,
}
