/** Pairs dishes with the wines of a request, a restaurant or the demo. */
import type { PairingRequest } from '../contract/requests.ts'
import type { DishResult, PairingResponse } from '../contract/results.ts'
import { readMoney } from '../domain/money.ts'
import type { WineTable } from '../pairing/wine-table.ts'
import { type Answer, answerNow } from './answers.ts'
import type { Lists, PairedList } from './lists.ts'

export async function pairDishes(answer: Answer, lists: Lists, request: PairingRequest): Promise<PairingResponse> {
  const list = await lists.forRequest(request)
  const options = { top: request.top, lang: request.lang, constraints: request.constraints }
  // A list sent along is used once: keeping its answers would only fill memory.
  const pair = request.wines ? answerNow : answer
  const results = request.dishes.map((dish) => withMoney(pair(list, dish, options)))
  return { results, list: describeList(list) }
}

/** A table is made anew when its list changes; its lines are read once. */
const described = new WeakMap<WineTable, PairingResponse['list']>()

function describeList({ engine, table, wines, name }: PairedList): PairingResponse['list'] {
  const known = described.get(table)
  if (known?.name === name) return known
  const kept = new Set(table.rows)
  const skipped = wines.flatMap((wine, row) =>
    kept.has(row) ? [] : [{ name: wine.name, kind: engine.readWine(wine).kind }],
  )
  const description = { name, wines: table.size, skipped }
  described.set(table, description)
  return description
}

const priced = new WeakMap<DishResult, DishResult>()

/** Over HTTP money is cents and a currency. @returns the same object for the same result: what is written out can be kept with it */
export function withMoney(result: DishResult): DishResult {
  const known = priced.get(result)
  if (known) return known
  const recommendations = result.recommendations.map((recommendation) => {
    const { price, glass_price: glassPrice, ...rest } = recommendation
    const bottle = typeof price === 'string' ? readMoney(price) : (price ?? null)
    const glass = typeof glassPrice === 'string' ? readMoney(glassPrice) : (glassPrice ?? null)
    return { ...rest, ...(bottle ? { price: bottle } : {}), ...(glass ? { glass_price: glass } : {}) }
  })
  const answer = { ...result, recommendations }
  priced.set(result, answer)
  return answer
}
