/** A glass for each dish under one budget: a knapsack with one choice a dish, exact by its frontier of cost and match. */
import { FORBIDDEN, scoreAt } from './matrix.ts'
import { describeChoice, type TableChoice, type TableQuestion } from './table-choice.ts'

interface Step {
  cents: number
  value: number
  wine: number | null
  before: Step | null
}

/** Nobody goes without a glass for the sake of another's better one. */
const SERVED = 1e6
const MOST_STEPS = 2_000

export function planGlasses(question: TableQuestion): TableChoice | null {
  const { matrix, guests, offers, budgetCents } = question
  const wines = question.wines.filter((wine) => offers[wine]!.glassPriceCents !== null)
  if (wines.length === 0) return null
  let frontier: Step[] = [{ cents: 0, value: 0, wine: null, before: null }]
  for (let dish = 0; dish < guests.length; dish++) {
    const options = frontierOf(
      wines.flatMap((wine) => {
        const score = scoreAt(matrix, dish, wine)
        const cents = offers[wine]!.glassPriceCents! * guests[dish]!
        const value = guests[dish]! * (SERVED + score)
        return score === FORBIDDEN ? [] : [{ cents, value, wine, before: null }]
      }),
    )
    // The house forbids every glass with this dish: it goes without one.
    if (options.length === 0) options.push({ cents: 0, value: 0, wine: null, before: null })
    const steps = frontier.flatMap((before) =>
      options
        .map(({ cents, value, wine }) => ({ cents: before.cents + cents, value: before.value + value, wine, before }))
        .filter(({ cents }) => budgetCents === null || cents <= budgetCents),
    )
    frontier = thinned(frontierOf(steps))
    if (frontier.length === 0) return null
  }
  return describeChoice(question, pathTo(frontier.at(-1)!))
}

/** Cheapest first; whatever costs more must be worth more. */
function frontierOf(steps: Step[]): Step[] {
  const kept: Step[] = []
  for (const step of steps.sort((a, b) => a.cents - b.cents || b.value - a.value))
    if (kept.length === 0 || step.value > kept.at(-1)!.value) kept.push(step)
  return kept
}

/** A long table with many prices: of ways that are nearly the same some are enough, the cheapest and the best among them. */
function thinned(steps: Step[]): Step[] {
  if (steps.length <= MOST_STEPS) return steps
  const stride = (steps.length - 1) / (MOST_STEPS - 1)
  return Array.from({ length: MOST_STEPS }, (_, i) => steps[Math.round(i * stride)]!)
}

function pathTo(last: Step): (number | null)[] {
  const wines: (number | null)[] = []
  for (let step: Step | null = last; step?.before; step = step.before) wines.unshift(step.wine)
  return wines
}
