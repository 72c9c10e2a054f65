/** What sommeliers published, ready to be looked up by dish: who said which style for which dish. */
import type { Protein, StyleClass } from '../../domain/vocabulary.ts'
import { valuesOfDish } from '../../flavor/dish/prototypes.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { KnownDish, Recommendation } from '../../knowledge/tables.ts'

/** One reading of a statement: a style class and, where said, a named style or grape. */
export interface Named {
  classes: readonly StyleClass[]
  /** id of styles.csv or '' */
  style: string
  /** id of grapes.csv or '' */
  grape: string
}

export interface Statement {
  id: string
  dishId: string
  family: string
  sommelier: string
  lang: string
  source: string
  polarity: 1 | -1
  strength: number
  /** the first is what was said; the others count as well */
  named: readonly Named[]
  text: string
}

export interface StatedDish {
  dish: KnownDish
  values: Float32Array
  proteins: readonly Protein[]
  statements: readonly Statement[]
}

const ANY: Readonly<Record<string, readonly StyleClass[]>> = {
  red_any: ['red_light', 'red_medium', 'red_full'],
  white_any: ['white_light_crisp', 'white_aromatic', 'white_full_oaked'],
}

export function readStatements(knowledge: Knowledge): Statement[] {
  return knowledge.tables.recommendations.rows.map((row) => {
    const dish = knowledge.tables.dishes.byId.get(row.dish_id)
    return {
      id: row.id,
      dishId: row.dish_id,
      family: dish?.family ?? row.dish_id,
      sommelier: row.sommelier,
      lang: row.lang,
      source: row.source[0] ?? '',
      polarity: row.polarity === '1' ? 1 : -1,
      strength: row.strength || 1,
      named: namedBy(row, knowledge),
      text: row.wine_text,
    }
  })
}

export function groupByDish(statements: readonly Statement[], knowledge: Knowledge): StatedDish[] {
  const groups = new Map<string, Statement[]>()
  for (const statement of statements) {
    const group = groups.get(statement.dishId)
    if (group) group.push(statement)
    else groups.set(statement.dishId, [statement])
  }
  return [...groups].flatMap(([id, group]) => {
    const dish = knowledge.tables.dishes.byId.get(id)
    return dish ? [{ dish, values: valuesOfDish(dish), proteins: dish.protein, statements: group }] : []
  })
}

function namedBy(row: Recommendation, knowledge: Knowledge): Named[] {
  const first: Named = {
    classes: classesOf(row.style_class),
    style: row.style_id,
    grape: row.grape,
  }
  const also = row.also.map((entry): Named => {
    const [styleClass = '', key = ''] = entry.split(':')
    const style = knowledge.tables.styles.byId.get(key)
    const grape = style?.grapes[0] ?? (knowledge.tables.grapes.byId.has(key) ? key : '')
    return { classes: classesOf(styleClass), style: style ? key : '', grape }
  })
  return [first, ...also]
}

function classesOf(name: string): readonly StyleClass[] {
  return ANY[name] ?? [name as StyleClass]
}
