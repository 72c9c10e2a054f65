/** What the readers make of a printed line. */
import type { WineInput } from '../contract/requests.ts'
import type { DishProfile, WineProfile } from '../domain/profile.ts'
import type { Colour, DishKind, StyleClass, WineKind, WineType } from '../domain/vocabulary.ts'

export interface DishReading {
  text: string
  kind: DishKind
  /** id and family in dishes.csv, null when only ingredients were recognised */
  dishId: string | null
  family: string | null
  /** ids, most important first */
  ingredients: readonly string[]
  techniques: readonly string[]
  sauces: readonly string[]
  /** 0..1: how much of what decides a pairing was understood */
  confidence: number
  /** words nobody understood, as printed */
  unknown: readonly string[]
  profile: DishProfile
}

export interface WineReading {
  input: WineInput
  kind: WineKind
  /** names as the knowledge writes them */
  producer: string | null
  label: string | null
  /** ids of grapes.csv, the leading grape first; `grapesStated` tells whether the line itself names them */
  grapes: readonly string[]
  grapesStated: boolean
  /** id of regions.csv */
  region: string | null
  /** ISO 3166 alpha-2 */
  country: string | null
  vintage: number | null
  abvPercent: number | null
  colour: Colour
  type: WineType
  /** id of styles.csv */
  style: string
  styleClass: StyleClass
  /** 0..1 */
  confidence: number
  unknown: readonly string[]
  profile: WineProfile
}
