/** What training and evaluation work on. */
import type { Lang } from '../contract/requests.ts'
import type { DishReading } from '../flavor/readings.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { WineTable } from '../pairing/wine-table.ts'

/** What the evaluation needs of the engine: how a dish's name is read, and the candidates. */
export interface Bench {
  knowledge: Knowledge
  /** reading of a dish of dishes.csv by its Spanish or English name */
  read(dishId: string, lang: Lang): DishReading | null
  wines: WineTable
}
