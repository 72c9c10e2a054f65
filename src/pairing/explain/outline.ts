/** The abrazo picture: dish and wine over the same eight axes, 0..1, always in this order. */
import { dishValue } from '../../domain/profile.ts'
import { AROMAS, DISH_INDEX, WINE_INDEX, type WineKey } from '../../domain/vocabulary.ts'
import type { DishReading } from '../../flavor/readings.ts'
import type { WineTable } from '../wine-table.ts'

export const AXES = ['sweetness', 'acidity', 'body', 'intensity', 'grip', 'heat', 'savoury', 'aroma_match'] as const
export type Outline = Record<(typeof AXES)[number], number>

/** grip is fat and bite, what tannin holds on to; heat is chilli; aroma_match of a dish is 1 by definition. */
export function outlineOfDish(dish: DishReading): Outline {
  const of = (key: Parameters<typeof dishValue>[1]) => dishValue(dish.profile, key)
  const strongest = Math.max(...AROMAS.map((aroma) => of(aroma)))
  return rounded({
    sweetness: of('sweet'),
    acidity: of('sour'),
    body: of('weight'),
    intensity: Math.max(of('umami'), of('heat'), 0.8 * strongest),
    grip: Math.max(of('fat'), of('chewy')),
    heat: of('heat'),
    savoury: Math.max(of('umami'), of('salty')),
    aroma_match: 1,
  })
}

/** grip is tannin; heat is the warmth of alcohol; aroma_match is the cosine with the dish's aromas. */
export function outlineOfWine(dish: DishReading, wines: WineTable, row: number): Outline {
  const of = (key: WineKey) => wines.columns[WINE_INDEX[key]]![row]!
  return rounded({
    sweetness: of('sweetness'),
    acidity: of('acidity'),
    body: of('body'),
    intensity: of('intensity'),
    grip: of('tannin'),
    heat: Math.max(0, of('alcohol') - 0.2),
    savoury: Math.max(of('earthy'), of('mineral'), of('yeasty'), of('nutty_toasty'), of('marine')),
    aroma_match: aromaCosine(dish, wines, row),
  })
}

export function aromaCosine(dish: DishReading, wines: WineTable, row: number): number {
  let dot = 0
  let a = 0
  let b = 0
  for (const aroma of AROMAS) {
    const x = dish.profile.values[DISH_INDEX[aroma]]!
    const y = wines.columns[WINE_INDEX[aroma]]![row]!
    dot += x * y
    a += x * x
    b += y * y
  }
  return a === 0 || b === 0 ? 0 : dot / Math.sqrt(a * b)
}

function rounded(outline: Outline): Outline {
  return Object.fromEntries(AXES.map((axis) => [axis, Math.round(outline[axis] * 1_000) / 1_000])) as Outline
}
