/**
 * The tutorial's table: sour, fat and heat of a real dish plus noise, and one of twelve wines drawn from the engine's
 * preference. The draw depends on the noisy flavors alone, so that the best possible accuracy is known exactly.
 */

import { dishValue } from '../domain/profile.ts'
import { randomFrom } from '../domain/random.ts'
import { clamp01 } from '../domain/scales.ts'
import { COLOURS, DISH_INDEX } from '../domain/vocabulary.ts'
import type { DishReading } from '../flavor/readings.ts'
import type { Engine } from '../pairing/engine.ts'

export const MOCK_COLUMNS = [
  'menu_item',
  'flavor_profile_1',
  'flavor_profile_2',
  'flavor_profile_3',
  'wine_type',
  'wine_variant',
] as const

/** Printed labels; the engine reads them like any list. */
const WINES = [
  'Sauvignon Blanc Casablanca',
  'Riesling Mosel Kabinett',
  'Chardonnay Reserva Barrica',
  'Torrontés Salta',
  'Rosado de Provence',
  'Pinot Noir Casablanca',
  'Merlot Colchagua',
  'Carménère Colchagua',
  'Malbec Mendoza',
  'Cabernet Sauvignon Maipo',
  'Champagne Brut',
  'Late Harvest Sauvignon Blanc',
] as const
const NOISE = 0.06
/** Sharpens the preference, so that there is something to learn. */
const SHARPNESS = 20
/** Dishes over which a wine's usual logit is taken: a wine that goes with all of them would be all that is drawn. */
const USUAL_DISHES = 60

export interface Mock {
  lines: string[]
  /** Mean over the rows of the probability of the likeliest wine: what a perfect model reaches in expectation. */
  bayesAccuracy: number
  classes: number
}

export function mockRows(engine: Engine, rows: number, seed: number): Mock {
  const random = randomFrom(seed)
  const table = engine.readList(WINES.map((name) => ({ name })))
  const dishes = engine.knowledge.tables.dishes.rows.filter(
    (dish) => dish.course === 'main' || dish.course === 'starter',
  )
  const plain = engine.readDish('pollo al horno')
  const colour = table.readings.map((wine) =>
    wine.styleClass === 'sparkling' ? 'sparkling' : COLOURS.find((one) => one === wine.colour)!,
  )
  const usual = dishes.slice(0, USUAL_DISHES).map((dish) => flavorsOf(engine.readDish(dish.es)))
  const preference = cachedPreference(engine, table, plain, usual)
  let best = 0
  const lines = Array.from({ length: rows }, () => {
    const dish = dishes[random.below(dishes.length)]!
    const reading = engine.readDish(dish.es)
    const flavors = flavorsOf(reading).map((value) => grid(clamp01(value + NOISE * random.normal())))
    const p = preference(flavors)
    best += Math.max(...p)
    const wine = draw(p, random.next())
    const item = dish.es.includes(',') ? `"${dish.es}"` : dish.es
    return `${item},${flavors.map((value) => value.toFixed(2)).join(',')},${colour[wine]},${WINES[wine]}`
  })
  return { lines, bayesAccuracy: best / rows, classes: WINES.length }
}

const FLAVORS = ['sour', 'fat', 'heat'] as const

function flavorsOf({ profile }: DishReading): number[] {
  return FLAVORS.map((key) => dishValue(profile, key))
}

/** Flavors are kept to hundredths, as printed: what the row shows is what the draw saw. */
function grid(value: number): number {
  return Math.round(value * 100) / 100
}

/** By how much a wine goes better with these flavors than it usually does. */
function cachedPreference(
  engine: Engine,
  table: ReturnType<Engine['readList']>,
  plain: DishReading,
  usual: readonly (readonly number[])[],
) {
  const logitsOf = (flavors: readonly number[]) => {
    const values = Float32Array.from(plain.profile.values)
    for (const [i, name] of FLAVORS.entries()) values[DISH_INDEX[name]] = flavors[i]!
    const dish = { ...plain, dishId: null, family: null, profile: { ...plain.profile, values } }
    return engine.scorers.total.scoreAll(dish, table)
  }
  const level = new Float64Array(table.size)
  for (const flavors of usual)
    for (const [row, logit] of logitsOf(flavors).entries()) level[row]! += logit / usual.length
  const cache = new Map<string, number[]>()
  return (flavors: readonly number[]): number[] => {
    const key = flavors.join()
    let p = cache.get(key)
    if (!p) {
      const logits = Array.from(logitsOf(flavors), (logit, row) => logit - level[row]!)
      const top = Math.max(...logits)
      const weights = logits.map((logit) => Math.exp(SHARPNESS * (logit - top)))
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      p = weights.map((weight) => weight / total)
      if (cache.size < 200_000) cache.set(key, p)
    }
    return p
  }
}

function draw(p: readonly number[], u: number): number {
  let rest = u
  for (const [i, share] of p.entries()) {
    rest -= share
    if (rest < 0) return i
  }
  return p.length - 1
}
