/** What the public record of X-Wines would say of a bottle, beside what the engine read of it. */
import type { WineReading } from '../flavor/readings.ts'
import type { Engine } from '../pairing/engine.ts'
import { type BottleWords, readBottles } from '../pairing/learned/bottle-model.ts'
import { buildWineTable } from '../pairing/wine-table.ts'

/** Nothing for what is no wine, and where the model that serves was never told of bottles. */
export function bottleReader({
  model,
  knowledge,
}: Pick<Engine, 'model' | 'knowledge'>): (reading: WineReading) => { x_wines?: BottleWords } {
  return (reading) => {
    if (!model.bottles || reading.kind !== 'wine') return {}
    const [words] = readBottles(model.bottles, buildWineTable([reading], knowledge))
    return words ? { x_wines: { ...words, foods: rounded(words.foods) } } : {}
  }
}

/** The likeliest first. */
function rounded(foods: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(foods)
      .sort(([, a], [, b]) => b - a)
      .map(([food, p]) => [food, Math.round(p * 1e4) / 1e4]),
  )
}
