/** A phone's bundle as the planners want it. */
import type { Bundle } from '../../contract/house/planning.ts'
import { COLOURS } from '../../domain/vocabulary.ts'
import { liftPins, readScores, type ScoreMatrix } from './matrix.ts'
import type { WishedWine } from './nearest.ts'
import type { WineOffer } from './offers.ts'

/** @returns the scores as they are; for plans lift the pins first */
export function matrixOf({ dishes, wines, scores }: Bundle): ScoreMatrix {
  return { dishIds: dishes.map(({ id }) => id), wineIds: wines.map(({ id }) => id), scores: readScores(scores) }
}

/** The scores with what the house put first above all others. */
export function planMatrixOf(bundle: Bundle): ScoreMatrix {
  return liftPins(
    matrixOf(bundle),
    bundle.answers.map(({ order, pinned }) => order.slice(0, pinned)),
  )
}

export function offersOf({ wines }: Bundle): WineOffer[] {
  return wines.map((wine) => ({
    colour: colourOf(wine.colour),
    priceCents: wine.price_cents,
    glassPriceCents: wine.glass_price_cents,
    isOut: wine.is_out,
    words: [wine.name, wine.grape, wine.style ?? '', wine.style_class ?? ''].join(' '),
  }))
}

export function wishedWinesOf({ wines }: Bundle): WishedWine[] {
  return wines.map((wine) => ({
    colour: colourOf(wine.colour),
    grapes: wine.grapes,
    country: wine.country,
    styleClass: wine.style_class,
    numbers: wine.numbers,
    priceCents: wine.price_cents,
    glassPriceCents: wine.glass_price_cents,
    isOut: wine.is_out,
  }))
}

function colourOf(colour: string | null) {
  return COLOURS.find((one) => one === colour) ?? null
}
