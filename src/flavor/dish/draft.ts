/** A dish profile in the making: numbers that ingredients, techniques and sauces move, each with the words that moved it. */
import { DISH_WIDTH, type DishCause, type DishProfile, type Span } from '../../domain/profile.ts'
import { clamp01 } from '../../domain/scales.ts'
import {
  DISH_INDEX,
  DISH_KEYS,
  type DishKey,
  type Origin,
  type Protein,
  type Technique,
} from '../../domain/vocabulary.ts'

export interface Draft {
  values: Float32Array
  confidence: Float32Array
  origins: Origin[]
  causes: Map<DishCause, Span[]>
  protein: Protein[]
  technique: Technique[]
}

export function newDraft(values: Float32Array, confidence: number, origin: Origin): Draft {
  return {
    values: Float32Array.from(values),
    confidence: new Float32Array(DISH_WIDTH).fill(confidence),
    origins: new Array<Origin>(DISH_WIDTH).fill(origin),
    causes: new Map(),
    protein: [],
    technique: [],
  }
}

/** A change smaller than this names no word as its cause. */
const WORTH_NAMING = 0.08

export function move(draft: Draft, key: DishKey, to: number, span: Span | null, confidence: number): void {
  const index = DISH_INDEX[key]
  const before = draft.values[index]!
  const after = clamp01(to)
  draft.values[index] = after
  if (Math.abs(after - before) < WORTH_NAMING) return
  draft.confidence[index] = Math.max(draft.confidence[index]!, confidence)
  draft.origins[index] = 'stated'
  if (span) nameCause(draft, key, span)
}

/** Adds the fixed steps of a sauce, technique or flavor word. @param strength 0..1, negative takes it away */
export function applyChange(
  draft: Draft,
  add: readonly (readonly [DishKey, number])[],
  scale: readonly (readonly [DishKey, number])[],
  strength: number,
  span: Span | null,
): void {
  for (const [key, factor] of scale) {
    const value = draft.values[DISH_INDEX[key]]!
    move(draft, key, value * (1 + (factor - 1) * strength), span, 0.6)
  }
  for (const [key, amount] of add) {
    const value = draft.values[DISH_INDEX[key]]!
    const step = amount * strength
    // Near the ends a further step counts less, so that two hot sauces stay hotter than one.
    move(draft, key, step > 0 ? value + step * (1 - 0.6 * value) : value + step, span, 0.6)
  }
}

/** Draws every value towards a component's where it is stronger. @param share 0..1 */
export function season(draft: Draft, component: Float32Array, share: number, span: Span | null): void {
  for (let i = 0; i < DISH_WIDTH; i++) {
    const gain = component[i]! - draft.values[i]!
    if (gain > 0) move(draft, DISH_KEYS[i]!, draft.values[i]! + share * gain, span, 0.55)
  }
}

/** Moves every value by the difference of two profiles. */
export function shift(draft: Draft, to: Float32Array, from: Float32Array, share: number, span: Span | null): void {
  for (let i = 0; i < DISH_WIDTH; i++) {
    const step = share * (to[i]! - from[i]!)
    if (step !== 0) move(draft, DISH_KEYS[i]!, draft.values[i]! + step, span, 0.5)
  }
}

export function nameCause(draft: Draft, key: DishCause, span: Span): void {
  const spans = draft.causes.get(key)
  if (!spans) draft.causes.set(key, [span])
  else if (!spans.some((known) => known.start === span.start && known.end === span.end)) spans.push(span)
}

export function freezeDraft(draft: Draft, rest: Pick<DishProfile, 'course' | 'serve' | 'cuisine'>): DishProfile {
  const { values, confidence, origins, causes, technique } = draft
  const said = draft.protein.filter((protein) => protein !== 'none')
  const protein = said.length > 0 ? said : (['none'] as const)
  return {
    values,
    confidence,
    origins,
    causes,
    protein: [...new Set(protein)],
    technique: [...new Set(technique)],
    ...rest,
  }
}
