/** Pairs dishes with the wines of a request, a restaurant or the demo. */
import type { PairingRequest } from '../contract/requests.ts'
import type { DishResult, PairingResponse } from '../contract/results.ts'
import { readMoney } from '../domain/money.ts'
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

function describeList({ engine, table, wines, name }: PairedList): PairingResponse['list'] {
  const kept = new Set(table.rows)
  const skipped = wines.flatMap((wine, row) =>
    kept.has(row) ? [] : [{ name: wine.name, kind: engine.readWine(wine).kind }],
  )
  return { name, wines: table.size, skipped }
}

/** Over HTTP money is cents and a currency. */
export function withMoney(result: DishResult): DishResult {
  const recommendations = result.recommendations.map((recommendation) => {
    const { price, glass_price: glassPrice, ...rest } = recommendation
    const bottle = typeof price === 'string' ? readMoney(price) : (price ?? null)
    const glass = typeof glassPrice === 'string' ? readMoney(glassPrice) : (glassPrice ?? null)
    return { ...rest, ...(bottle ? { price: bottle } : {}), ...(glass ? { glass_price: glass } : {}) }
  })
  return { ...result, recommendations }
}
