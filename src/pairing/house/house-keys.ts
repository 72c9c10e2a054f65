/** The numbers that a house may set, by the key it knows them by: `tastes.heat`, `structure.body`, `aromas.smoky`. */
import {
  AROMAS,
  type DishKey,
  STRUCTURES,
  TASTES,
  TEXTURES,
  WINE_INDEX,
  type WineKey,
} from '../../domain/vocabulary.ts'

const DISH_NAMES: ReadonlyMap<string, DishKey> = new Map([
  ...TASTES.map((key) => [`tastes.${key}`, key] as const),
  ...TEXTURES.map((key) => [`texture.${key}`, key] as const),
  ...AROMAS.map((key) => [`aromas.${key}`, key] as const),
])
const WINE_NAMES: ReadonlyMap<string, WineKey> = new Map([
  ...STRUCTURES.map((key) => [`structure.${key}`, key] as const),
  ...AROMAS.map((key) => [`aromas.${key}`, key] as const),
])

/** @returns the first key that a profile of this kind has not; null when all are known */
export function unknownKey(about: 'dish' | 'wine', keys: readonly string[]): string | null {
  const names = about === 'dish' ? DISH_NAMES : WINE_NAMES
  return keys.find((key) => !names.has(key)) ?? null
}

export function asDishValues(values: Readonly<Record<string, number>>): (readonly [DishKey, number])[] {
  return named(values, DISH_NAMES)
}

export function asWineValues(values: Readonly<Record<string, number>>): (readonly [WineKey, number])[] {
  return named(values, WINE_NAMES)
}

/** The numbers of a wine by the keys that a house knows. */
export function asHouseNumbers(values: ArrayLike<number>): Record<string, number> {
  return Object.fromEntries([...WINE_NAMES].map(([name, key]) => [name, values[WINE_INDEX[key]] ?? 0]))
}

function named<K>(values: Readonly<Record<string, number>>, names: ReadonlyMap<string, K>): (readonly [K, number])[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const key = names.get(name)
    return key === undefined ? [] : [[key, value] as const]
  })
}
