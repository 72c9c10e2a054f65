/** What every way of scoring has in common. Pure and synchronous. */
import type { Part } from '../contract/results.ts'
import type { DishReading } from '../flavor/readings.ts'
import type { WineTable } from './wine-table.ts'

export interface Scorer {
  readonly id: string
  /** Uncalibrated logits, one per wine of the table; the array may be shared, so nobody changes it. */
  scoreAll(dish: DishReading, wines: WineTable): Float32Array
  /** The parts of one wine's logit; they sum to it within 1e-5. */
  explain(dish: DishReading, wines: WineTable, row: number): Part[]
}
