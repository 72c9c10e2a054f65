import { ExplainToolInput, ExplainToolOutput } from '../../../contract/tools.ts'
import { MaridajeError } from '../../../errors.ts'
import { houseOf } from '../house.ts'
import { tool } from '../tool.ts'
import { nearestNames, toInputs, toToolWine } from '../wines.ts'

const SUGGESTED = 5

export const explainTool = tool({
  name: 'explain',
  title: 'Why this wine, why not that one, what if',
  description:
    'For one dish: why a wine of the list is not first (`why_not`), and what changes when the dish is another (`what_if`: “más picante”, “con crema”, “without chilli”).',
  input: ExplainToolInput,
  output: ExplainToolOutput,
  run: async ({ dish, why_not, what_if, constraints, wines, restaurant, lang }, caller) => {
    const own = toInputs(wines)
    const house = own ? null : await houseOf(caller, restaurant)
    const answer = await caller.app.explainPairing({
      dish,
      ...(own ? { wines: own } : {}),
      ...(house ? { restaurant: house } : {}),
      ...(why_not ? { why_not } : {}),
      ...(what_if ? { what_if } : {}),
      ...(constraints ? { constraints } : {}),
      lang,
    })
    const { result, why_not: whyNot, what_if: whatIf } = answer
    const isPaired = result.recommendations.length > 0
    if (why_not && !whyNot && isPaired) {
      const names = own?.map(({ name }) => name) ?? (await caller.app.wines(house ?? '')).map(({ name }) => name)
      throw new MaridajeError('not_found', `There is no wine "${why_not}" on this list`, {
        hint: `The nearest names on it: ${nearestNames(why_not, names, SUGGESTED).join(' · ')}.`,
      })
    }
    if (what_if && whatIf && !whatIf.understood)
      throw new MaridajeError('bad_input', `The change "${what_if}" was not understood`, { hint: whatIf.text })
    const firstOf = ({ recommendations }: typeof result) =>
      recommendations[0] ? toToolWine(recommendations[0], lang) : null
    return {
      dish: result.dish,
      first: firstOf(result),
      why_not: whyNot && {
        wine: whyNot.wine,
        rank: whyNot.rank,
        score: whyNot.score,
        text: whyNot.text,
        differences: whyNot.differences.map(({ text }) => text),
      },
      what_if: whatIf && { change: whatIf.change, text: whatIf.text, first: firstOf(whatIf.result) },
      notes: result.notes,
    }
  },
})
