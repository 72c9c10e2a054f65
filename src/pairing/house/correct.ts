/** The house knows its own kitchen and cellar: its numbers stand in the place of those that were read. */
import { classifyStyle } from '../../domain/style.ts'
import { DISH_INDEX, type DishKey, WINE_INDEX, type WineKey } from '../../domain/vocabulary.ts'
import type { DishReading, WineReading } from '../../flavor/readings.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'

type Values<K> = readonly (readonly [K, number])[]

export function correctDish(dish: DishReading, values: Values<DishKey>): DishReading {
  if (values.length === 0 || dish.kind !== 'food') return dish
  return { ...dish, profile: { ...dish.profile, ...corrected(dish.profile, values, DISH_INDEX) } }
}

/** Its class follows its numbers; the named style, which the label gave, stays. */
export function correctWine(wine: WineReading, values: Values<WineKey>, knowledge: Knowledge): WineReading {
  if (values.length === 0) return wine
  const profile = { ...wine.profile, ...corrected(wine.profile, values, WINE_INDEX) }
  const value = (key: WineKey) => profile.values[WINE_INDEX[key]]!
  const styleClass = classifyStyle({
    type: wine.type,
    colour: wine.colour,
    sweetness: value('sweetness'),
    bubbles: value('bubbles'),
    body: value('body'),
    oak: value('oak'),
    aromatic: isAromatic(wine, knowledge),
  })
  return { ...wine, styleClass, profile }
}

interface Numbers {
  values: Float32Array
  confidence: Float32Array
  origins: DishReading['profile']['origins']
}

function corrected<K extends string>(from: Numbers, values: Values<K>, index: Readonly<Record<K, number>>): Numbers {
  const to = {
    values: Float32Array.from(from.values),
    confidence: Float32Array.from(from.confidence),
    origins: [...from.origins],
  }
  for (const [key, value] of values) {
    to.values[index[key]] = value
    to.confidence[index[key]] = 1
    to.origins[index[key]] = 'house'
  }
  return to
}

function isAromatic({ grapes, styleClass }: WineReading, knowledge: Knowledge): boolean {
  const leading = knowledge.tables.grapes.byId.get(grapes[0] ?? '')
  return leading ? leading.aromatic >= 0.5 : styleClass === 'white_aromatic'
}
