/**
 * Which answer stands in which place while a newer question is under way: a dish keeps its own answer, a dish that is
 * being typed keeps the one before it, a new dish waits with an empty sheet. So nothing jumps.
 */
import type { DishInput } from '../../contract/requests.ts'
import type { DishResult, PairingResponse } from '../../contract/results.ts'

export interface Slot {
  dish: DishInput
  result: DishResult | null
  /** the answer belongs to this very question */
  current: boolean
}

export function arrange(dishes: readonly DishInput[], response: PairingResponse | null, stale: boolean): Slot[] {
  if (!response) return dishes.map((dish) => ({ dish, result: null, current: false }))
  if (!stale) return dishes.map((dish, index) => ({ dish, result: response.results[index] ?? null, current: true }))
  const left = new Set(response.results)
  const own = dishes.map((dish) => {
    const result = response.results.find((candidate) => candidate.dish === dish.dish && left.has(candidate))
    if (result) left.delete(result)
    return result ?? null
  })
  const others = [...left]
  return dishes.map((dish, index) => ({ dish, result: own[index] ?? others.shift() ?? null, current: false }))
}
