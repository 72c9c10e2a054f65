/** The numbers of a wine in the making: base values, then each word's push, each with its confidence, origin and cause. */
import type { Span, WineProfile } from '../../domain/profile.ts'
import { clamp01 } from '../../domain/scales.ts'
import {
  type Colour,
  type Origin,
  WINE_INDEX,
  WINE_KEYS,
  type WineKey,
  type WineType,
} from '../../domain/vocabulary.ts'
import type { Condition, Effect } from './effects.ts'
import type { Spoken } from './facts.ts'

export interface Basis {
  numbers: Float32Array
  /** 0..1 */
  confidence: number
  origin: Origin
  spans: readonly Span[]
}

export interface Draft {
  values: Float32Array
  confidence: Float32Array
  origins: Origin[]
  causes: Map<WineKey, readonly Span[]>
}

/** A cause is named where the number is worth naming. */
const NAMED_FROM = 0.15
const MOST_SPANS = 4

export function startDraft(basis: Basis): Draft {
  const causes = new Map<WineKey, readonly Span[]>()
  if (basis.spans.length > 0)
    for (const key of WINE_KEYS) if (basis.numbers[WINE_INDEX[key]]! >= NAMED_FROM) causes.set(key, basis.spans)
  return {
    values: Float32Array.from(basis.numbers),
    confidence: new Float32Array(WINE_KEYS.length).fill(basis.confidence),
    origins: WINE_KEYS.map(() => basis.origin),
    causes,
  }
}

/** @param weight how far the value goes to the new one, 0..1 */
export function setNumber(draft: Draft, key: WineKey, value: number, weight: number, spans: readonly Span[]): void {
  const at = WINE_INDEX[key]
  draft.values[at] = clamp01(draft.values[at]! + (value - draft.values[at]!) * weight)
  if (weight >= 0.5) {
    draft.confidence[at] = Math.max(draft.confidence[at]!, 0.9 * weight)
    draft.origins[at] = 'stated'
    draft.causes.set(key, spans)
  }
}

export function addNumber(draft: Draft, key: WineKey, change: number, spans: readonly Span[]): void {
  const at = WINE_INDEX[key]
  draft.values[at] = clamp01(draft.values[at]! + change)
  if (spans.length === 0) return
  draft.confidence[at] = Math.min(1, draft.confidence[at]! + 0.1)
  const before = draft.causes.get(key) ?? []
  if (before.length < MOST_SPANS) draft.causes.set(key, [...before, ...spans])
}

/** First what words set, then what they add, each within its conditions. */
export function applyWords(draft: Draft, words: readonly Spoken[], colour: Colour, type: WineType): void {
  for (const does of ['set', 'add'] as const)
    for (const word of words)
      for (const effect of word.effects) {
        if (effect.does !== does || !holdsFor(effect, colour, type, word.inNote)) continue
        if (does === 'set') setNumber(draft, effect.key, effect.value, word.weight, word.spans)
        else addNumber(draft, effect.key, effect.value * word.weight, word.spans)
      }
}

function holdsFor(effect: Effect, colour: Colour, type: WineType, inNote: boolean): boolean {
  const when: Condition = effect.when
  if (when === null) return true
  return when === 'name' ? !inNote : when === colour || when === type
}

/** Moves the class-giving numbers toward the style's own. @param share 0..1 */
export function pullToward(draft: Draft, numbers: Float32Array, keys: readonly WineKey[], share: number): void {
  for (const key of keys) {
    const at = WINE_INDEX[key]
    draft.values[at] = draft.values[at]! + (numbers[at]! - draft.values[at]!) * share
  }
}

export function profileOf(draft: Draft): WineProfile {
  return { values: draft.values, confidence: draft.confidence, origins: draft.origins, causes: draft.causes }
}
