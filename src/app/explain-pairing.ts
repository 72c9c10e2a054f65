/** One dish explained: the ranking, why a wine is not first, what a change would do. */
import type { ExplainRequest } from '../contract/requests.ts'
import type { ExplainResponse } from '../contract/results.ts'
import { whatIf, whyNot } from '../pairing/explain/counterfactual.ts'
import type { Lists } from './lists.ts'
import { withMoney } from './pair-dishes.ts'

const TOP = 5

export async function explainPairing(lists: Lists, request: ExplainRequest): Promise<ExplainResponse> {
  const { dish, lang, constraints, why_not: wanted, what_if: change } = request
  const { engine, table } = await lists.forRequest(request)
  const reading = engine.readDish(dish)
  const options = { top: TOP, lang, constraints }
  const result = engine.pairReading(reading, table, options)
  const paired = reading.kind === 'food' && table.size > 0
  const moved = paired && change !== undefined ? whatIf(engine, dish, table, change, result, options) : null
  const asked = wanted ?? request.wine
  return {
    result: withMoney(result),
    why_not: paired && asked !== undefined ? whyNot(engine, reading, table, asked, lang) : null,
    what_if: moved && { ...moved, result: withMoney(moved.result) },
  }
}
