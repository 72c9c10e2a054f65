import type { PairToolOutput } from '../../../contract/tools.ts'
import { PairToolOutput as Output, PairToolInput } from '../../../contract/tools.ts'
import { houseOf } from '../house.ts'
import { tool } from '../tool.ts'
import { toInputs, toToolWine } from '../wines.ts'

/** Picks are rows of the list; so many answers are looked through for their names. */
const LOOKED_AT = 100

export const pairTool = tool({
  name: 'pair',
  title: 'Wines for a dish',
  description:
    'Ranks the wines of a restaurant’s own list for one dish, with reasons, cautions, how to serve, and a sentence for the guest. Offer only wines that are in the answer: others are not on the list.',
  input: PairToolInput,
  output: Output,
  run: async ({ dish, top, constraints, wines, restaurant, lang }, caller): Promise<PairToolOutput> => {
    const list = wines ? { wines: toInputs(wines) } : { restaurant: await houseOf(caller, restaurant) }
    const { results, list: read } = await caller.app.pairDishes({
      dishes: [dish],
      ...list,
      top: LOOKED_AT,
      lang,
      ...(constraints ? { constraints } : {}),
    })
    const result = results[0]!
    const nameOf = (row: number | null) =>
      result.recommendations.find((recommendation) => recommendation.row === row)?.wine ?? null
    const { safe, bold, glass, no_alcohol } = result.picks
    return {
      dish: result.dish,
      kind: result.kind,
      confidence: result.confidence,
      unknown: result.unknown,
      list: { name: read.name, wines: read.wines },
      wines: result.recommendations.slice(0, top).map((one) => toToolWine(one, lang)),
      picks: { safe: nameOf(safe), bold: nameOf(bold), glass: nameOf(glass), no_alcohol },
      notes: result.notes,
      engine: result.engine,
    }
  },
})
