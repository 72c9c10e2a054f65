/** What evaluation and training work on: the reference wines as a list and the known dishes by their names. */

import { buildDishReader } from '../flavor/dish/read-dish.ts'
import type { DishReading } from '../flavor/readings.ts'
import { buildWineLexicon } from '../flavor/wine/lexicon.ts'
import { readWine } from '../flavor/wine/read-wine.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Bench } from '../modeling/bench.ts'
import { buildWineTable } from '../pairing/wine-table.ts'

/** The engine never sees `style_id`: the wines are read from what a list prints. */
export function evaluationBench(knowledge: Knowledge): Bench {
  const readDish = buildDishReader(knowledge)
  const lexicon = buildWineLexicon(knowledge)
  const readings = knowledge.tables['reference-wines'].rows.map(
    ({ name, producer, grape, region, country, vintage, type, abv }) =>
      readWine(filled({ name, producer, grape, region, country, vintage, type, abv }), lexicon),
  )
  const cache = new Map<string, DishReading | null>()
  return {
    knowledge,
    wines: buildWineTable(readings, knowledge),
    read(dishId, lang) {
      const key = `${lang} ${dishId}`
      let reading = cache.get(key)
      if (reading === undefined) {
        const dish = knowledge.tables.dishes.byId.get(dishId)
        reading = dish ? readDish({ dish: dish[lang] }) : null
        cache.set(key, reading)
      }
      return reading
    },
  }
}

function filled<T extends { name: string }>(row: T): T {
  return Object.fromEntries(Object.entries(row).filter(([key, value]) => key === 'name' || value !== '')) as T
}
