/**
 * What the panel said of the known dishes and of lines of menus, kept with the model. It speaks for a dish as far as the
 * text is that dish: "lomo saltado" is, "lomo saltado con crema" is less; for a line where a text reads the same.
 */
import { fnv1a32 } from '../../domain/hash.ts'
import { DISH_WIDTH } from '../../domain/profile.ts'
import { STYLE_CLASSES } from '../../domain/vocabulary.ts'
import { valuesOfDish } from '../../flavor/dish/prototypes.ts'
import type { DishReading } from '../../flavor/readings.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { WineTable } from '../wine-table.ts'

const CLASSES = STYLE_CLASSES.length

/** Shares of the judges: per dish and class who calls it the best, accepts it, forbids it; per dish who names a grape. */
export interface PanelMemory {
  /** ids of dishes.csv, and lines by what is read of them (`lineKey`) */
  dishes: readonly string[]
  /** dish × class */
  best: Float32Array
  accepted: Float32Array
  forbidden: Float32Array
  /** ids of grapes.csv */
  grapes: readonly string[]
  /** triples of dish, grape, share */
  named: Float32Array
}

/** Logits per unit of share. */
export interface PanelWeights {
  best: number
  accepted: number
  forbidden: number
  grape: number
}

export interface PanelView {
  /** 0..1: how far the text is a dish that was judged */
  known(dish: DishReading): number
  /** the four shares of one wine, each in its own array; all 0 for a dish nobody judged */
  columns(dish: DishReading, wines: WineTable): Record<keyof PanelWeights, Float32Array>
}

/** Distance of the profile from the dish's own at which the panel's word counts 1/e. */
const WIDTH = 0.35

/** Two lines of which the same is understood, and not understood, are one line, in whatever order and spelling. */
export function lineKey({ dishId, ingredients, techniques, sauces, unknown }: DishReading): string {
  const parts = [ingredients, techniques, sauces, unknown].map((ids) => [...ids].sort().join(' '))
  return `line-${fnv1a32([dishId ?? '', ...parts].join('|')).toString(16)}`
}

export function panelView(memory: PanelMemory, knowledge: Knowledge): PanelView {
  const places = new Map(memory.dishes.map((id, place) => [id, place]))
  const grapesOf = new Map<number, Map<string, number>>()
  for (let at = 0; at < memory.named.length; at += 3) {
    const dish = memory.named[at]!
    const shares = grapesOf.get(dish) ?? new Map<string, number>()
    shares.set(memory.grapes[memory.named[at + 1]!]!, memory.named[at + 2]!)
    grapesOf.set(dish, shares)
  }
  const nobody = new Map<string, number>()
  const lineOf = (dish: DishReading) => places.get(lineKey(dish))
  return {
    known(dish) {
      if (lineOf(dish) !== undefined) return dish.confidence
      const row = dish.dishId === null ? undefined : knowledge.tables.dishes.byId.get(dish.dishId)
      if (!row || !places.has(row.id)) return 0
      const values = valuesOfDish(row)
      let squares = 0
      for (let i = 0; i < DISH_WIDTH; i++) squares += (dish.profile.values[i]! - values[i]!) ** 2
      const sameProtein = dish.profile.protein[0] === row.protein[0] ? 1 : 0.4
      return sameProtein * dish.confidence * Math.exp(-squares / (WIDTH * WIDTH))
    },
    columns(dish, wines) {
      const place = lineOf(dish) ?? (dish.dishId === null ? undefined : places.get(dish.dishId))
      const columns = {
        best: new Float32Array(wines.size),
        accepted: new Float32Array(wines.size),
        forbidden: new Float32Array(wines.size),
        grape: new Float32Array(wines.size),
      }
      if (place === undefined) return columns
      const grapes = grapesOf.get(place) ?? nobody
      for (let row = 0; row < wines.size; row++) {
        const cell = place * CLASSES + wines.styleClass[row]!
        columns.best[row] = memory.best[cell]!
        columns.accepted[row] = memory.accepted[cell]!
        columns.forbidden[row] = memory.forbidden[cell]!
        columns.grape[row] = grapes.get(wines.grapes[row]![0] ?? '') ?? 0
      }
      return columns
    },
  }
}
