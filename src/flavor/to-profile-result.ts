/** Profiles as they leave the program: every number with confidence, origin and the words it came from. */
import type { DishLine, DishProfileResult } from '../contract/results.ts'
import type { DishProfile, Span } from '../domain/profile.ts'
import { AROMAS, DISH_INDEX, type DishKey, TASTES, TEXTURES } from '../domain/vocabulary.ts'
import type { DishReading } from './readings.ts'

type QuantityResult = DishProfileResult['tastes'][string]

export function toDishProfileResult(profile: DishProfile): DishProfileResult {
  const of = (keys: readonly DishKey[]) =>
    Object.fromEntries(
      keys.map((key) => {
        const i = DISH_INDEX[key]
        return [key, quantity(profile.values[i]!, profile.confidence[i]!, profile.origins[i]!, profile.causes.get(key))]
      }),
    )
  return { tastes: of(TASTES), texture: of(TEXTURES), facets: facetsOf(profile), aromas: of(AROMAS) }
}

export function toDishLine(reading: DishReading): DishLine {
  return {
    dish: reading.text,
    kind: reading.kind,
    dish_id: reading.dishId,
    ingredients: [...reading.ingredients],
    techniques: [...reading.techniques],
    sauces: [...reading.sauces],
    facets: facetsOf(reading.profile),
    confidence: round(reading.confidence),
    unknown: [...reading.unknown],
    profile: toDishProfileResult(reading.profile),
  }
}

function facetsOf({ protein, technique, course, serve, cuisine }: DishProfile): DishLine['facets'] {
  return { protein: [...protein], technique: [...technique], course, serve, cuisine }
}

function quantity(v: number, c: number, o: QuantityResult['o'], from: readonly Span[] | undefined): QuantityResult {
  return { v: round(v), c: round(c), o, from: [...(from ?? [])] }
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
