/** The eleven style classes: the first that applies (docs/architecture.md, "Style classes"). */
import type { Colour, StyleClass, WineType } from './vocabulary.ts'

/** Structure values 0..1; `aromatic` = one of the wine's leading grapes is marked aromatic in grapes.csv. */
export interface StyleEvidence {
  type: WineType
  colour: Colour
  sweetness: number
  bubbles: number
  body: number
  oak: number
  aromatic: boolean
}

/** From here up a wine is sweet; sparkling wines from demi-sec up. */
export const SWEET_FROM = 0.62
const SPARKLING_SWEET_FROM = 0.5
const BUBBLES_FROM = 0.4
const OAK_FROM = 0.4
const BODY_MEDIUM_FROM = 0.4
const BODY_FULL_FROM = 0.7
/** 9 g/L of sugar on the scale. */
const OFF_DRY_FROM = 0.225

export function classifyStyle(wine: StyleEvidence): StyleClass {
  if (wine.type === 'fortified') return 'fortified'
  const sparkles = wine.bubbles >= BUBBLES_FROM
  if (wine.sweetness >= (sparkles ? SPARKLING_SWEET_FROM : SWEET_FROM)) return 'sweet'
  if (sparkles) return 'sparkling'
  if (wine.colour === 'orange') return 'orange'
  if (wine.colour === 'rose') return 'rose'
  if (wine.colour === 'red') {
    if (wine.body < BODY_MEDIUM_FROM) return 'red_light'
    return wine.body < BODY_FULL_FROM ? 'red_medium' : 'red_full'
  }
  if (wine.oak >= OAK_FROM) return 'white_full_oaked'
  if (wine.aromatic || wine.sweetness >= OFF_DRY_FROM) return 'white_aromatic'
  return wine.body > BODY_FULL_FROM ? 'white_full_oaked' : 'white_light_crisp'
}
