/** What the engine knows of a dish or a wine: numbers in the vocabulary's order, with confidence, origin and the words that gave them. */
import {
  type Course,
  type Cuisine,
  DISH_INDEX,
  DISH_KEYS,
  type DishKey,
  type Origin,
  type Protein,
  type Serve,
  type Technique,
  WINE_INDEX,
  WINE_KEYS,
  type WineKey,
} from './vocabulary.ts'

/** A piece of the input text; start and end are UTF-16 offsets. */
export interface Span {
  start: number
  end: number
  text: string
}

/** What words may be the cause of: a number, one main ingredient's class, one technique. */
export type DishCause = DishKey | `protein:${Protein}` | `technique:${Technique}`

/** values and confidence 0..1 in the order of DISH_KEYS; causes name the words behind a key. */
export interface DishProfile {
  values: Float32Array
  confidence: Float32Array
  origins: Origin[]
  causes: ReadonlyMap<DishCause, readonly Span[]>
  protein: readonly Protein[]
  technique: readonly Technique[]
  course: Course
  serve: Serve
  cuisine: Cuisine
}

/** values and confidence 0..1 in the order of WINE_KEYS. */
export interface WineProfile {
  values: Float32Array
  confidence: Float32Array
  origins: Origin[]
  causes: ReadonlyMap<WineKey, readonly Span[]>
}

export function emptyDishProfile(): DishProfile {
  return {
    values: new Float32Array(DISH_KEYS.length),
    confidence: new Float32Array(DISH_KEYS.length),
    origins: DISH_KEYS.map(() => 'inferred'),
    causes: new Map(),
    protein: ['none'],
    technique: [],
    course: 'main',
    serve: 'hot',
    cuisine: 'international',
  }
}

export function dishValue(profile: DishProfile, key: DishKey): number {
  return profile.values[DISH_INDEX[key]] ?? 0
}

export function wineValue(profile: WineProfile, key: WineKey): number {
  return profile.values[WINE_INDEX[key]] ?? 0
}

export const WINE_WIDTH = WINE_KEYS.length
export const DISH_WIDTH = DISH_KEYS.length
