/** What the statements, the panel and the dishes hold, as numbers: the pages and the notebooks draw them. */
import {
  DISH_INDEX,
  DISH_KEYS,
  PROTEINS,
  STRUCTURES,
  STYLE_CLASSES,
  TASTES,
  TEXTURES,
} from '../../domain/vocabulary.ts'
import type { DishReading } from '../../flavor/readings.ts'
import { matrixOf } from '../../learners/matrix.ts'
import { readStatements, type Statement } from '../../pairing/evidence/statements.ts'
import { DISH_DENSE, DISH_FEATURES, denseDishFeatures } from '../../pairing/features/dish-features.ts'
import type { Bench } from '../bench.ts'
import { type Agreement, agreementOf } from '../panel/opinions.ts'
import type { Panel } from '../panel/read-panel.ts'
import { type Column, correlation, type Information, informationAbout, type Summary, summarise } from './columns.ts'
import { type ColumnGroup, type Importance, importanceOf } from './importance.ts'

export interface PairingOverview {
  counts: { name: string; value: number }[]
  /** how many statements recommend each class; of the panel, how many best classes */
  classes: { name: string; statements: number; panel: number }[]
  languages: { name: string; value: number }[]
  cuisines: { name: string; dishes: number; statements: number }[]
  tastes: { name: string; values: number[] }[]
  structure: { name: string; values: number[] }[]
  correlations: { names: readonly string[]; cells: number[][] }
  /** share of a protein's statements that recommend each class; null where nobody spoke */
  proteins: { names: string[]; counts: number[]; shares: (number[] | null)[] }
  agreement: { panel: Agreement; sommeliers: SommelierAgreement }
  missing: Summary[]
  /** what each column of a dish says about the class that sommeliers name, and that the panel calls best */
  information: { statements: Information[]; panel: Information[] }
  importance: Importance
}

export interface SommelierAgreement {
  /** dishes of two or more sommeliers, and pairs of them */
  dishes: number
  pairs: number
  /** share of pairs that name a class in common, a grape in common */
  sameClass: number
  sameGrape: number
}

export interface ExploreOptions {
  trees: number
  seed: number
}

export function explorePairings(bench: Bench, panel: Panel, { trees, seed }: ExploreOptions): PairingOverview {
  const { knowledge, wines } = bench
  const { dishes, styles, recommendations } = knowledge.tables
  const statements = readStatements(knowledge)
  const positive = statements.filter(({ polarity }) => polarity === 1)
  const readings = dishes.rows.flatMap(({ id }) => bench.read(id, 'es') ?? [])
  const tasteNames = [...TASTES, ...TEXTURES]
  const columnOf = (name: (typeof DISH_KEYS)[number]) =>
    Float64Array.from(readings, ({ profile }) => profile.values[DISH_INDEX[name]]!)
  const tastes = tasteNames.map((name) => ({ name, values: columnOf(name) }))
  const taught = examplesOf(positive, (id) => bench.read(id, 'es'))
  const judged = panel.judgements.flatMap(({ id, best }) => {
    const reading = bench.read(id, 'es')
    return reading ? [{ reading, styleClass: best as string, family: reading.family ?? id }] : []
  })
  return {
    counts: [
      { name: 'dishes', value: dishes.rows.length },
      { name: 'statements', value: statements.length },
      { name: 'against', value: statements.length - positive.length },
      { name: 'sommeliers', value: new Set(statements.map(({ sommelier }) => sommelier)).size },
      { name: 'statedDishes', value: new Set(statements.map(({ dishId }) => dishId)).size },
      { name: 'judgements', value: panel.judgements.length },
      { name: 'judges', value: panel.judges.length },
      { name: 'styles', value: styles.rows.length },
      { name: 'wines', value: wines.size },
    ],
    classes: STYLE_CLASSES.map((name) => ({
      name,
      statements: sum(positive.map((one) => shareOf(one, name))),
      panel: panel.judgements.filter(({ best }) => best === name).length,
    })),
    languages: counted(statements.map(({ lang }) => lang)),
    cuisines: counted(dishes.rows.map(({ cuisine }) => cuisine)).map(({ name, value }) => ({
      name,
      dishes: value,
      statements: statements.filter(({ dishId }) => dishes.byId.get(dishId)?.cuisine === name).length,
    })),
    tastes: tastes.map(({ name, values }) => ({ name, values: [...values] })),
    structure: STRUCTURES.map((name) => ({ name, values: styles.rows.map((style) => style[name]) })),
    correlations: {
      names: tasteNames,
      cells: tastes.map(({ values: a }) => tastes.map(({ values: b }) => correlation(a, b))),
    },
    proteins: proteinTable(positive, (id) => bench.read(id, 'es')),
    agreement: { panel: agreementOf(panel.judgements), sommeliers: agreementOfSommeliers(statements) },
    missing: [
      ...(['region', 'cuisine', 'ingredients', 'techniques', 'sauces'] as const).map((name) =>
        summarise({ name: `dishes.${name}`, kind: 'category', values: dishes.rows.map((row) => String(row[name])) }),
      ),
      ...(['grape', 'style_id', 'region', 'wine_text', 'also'] as const).map((name) =>
        summarise({
          name: `recommendations.${name}`,
          kind: 'category',
          values: recommendations.rows.map((row) => String(row[name])),
        }),
      ),
    ],
    information: { statements: informationOf(taught), panel: informationOf(judged) },
    importance: importanceOfDishes(taught, { trees, seed }),
  }
}

interface Example {
  reading: DishReading
  styleClass: string
  family: string
}

/** One a statement, by the first class it names; those that leave the class open are left out. */
function examplesOf(statements: readonly Statement[], read: (id: string) => DishReading | null): Example[] {
  return statements.flatMap(({ dishId, family, named }) => {
    const reading = read(dishId)
    const [styleClass, ...others] = named[0]?.classes ?? []
    return reading && styleClass && others.length === 0 ? [{ reading, styleClass, family }] : []
  })
}

function informationOf(examples: readonly Example[]): Information[] {
  const numbers = DISH_KEYS.map(
    (name): Column => ({
      name,
      kind: 'number',
      values: Float64Array.from(examples, ({ reading }) => reading.profile.values[DISH_INDEX[name]]!),
    }),
  )
  const facet = (name: string, of: (reading: DishReading) => string): Column => ({
    name,
    kind: 'category',
    values: examples.map(({ reading }) => of(reading)),
  })
  const facets = [
    facet('protein', ({ profile }) => profile.protein[0] ?? 'none'),
    facet('technique', ({ profile }) => profile.technique[0] ?? ''),
    facet('course', ({ profile }) => profile.course),
    facet('serve', ({ profile }) => profile.serve),
    facet('cuisine', ({ profile }) => profile.cuisine),
  ]
  const target: Column = { name: 'class', kind: 'category', values: examples.map(({ styleClass }) => styleClass) }
  return informationAbout(target, [...numbers, ...facets])
}

/** Dishes of one family are never parted: the forest is asked about families it never met. */
function importanceOfDishes(examples: readonly Example[], options: ExploreOptions): Importance {
  const present = [...new Set(examples.map(({ styleClass }) => styleClass))].sort()
  const families = [...new Set(examples.map(({ family }) => family))]
  const labels = examples.map(({ styleClass }) => present.indexOf(styleClass))
  return importanceOf(
    {
      features: matrixOf(
        examples.map(({ reading }) => denseDishFeatures(reading)),
        DISH_DENSE,
      ),
      target: { kind: 'classes', classes: present.length, labels },
      groups: examples.map(({ family }) => families.indexOf(family)),
    },
    dishGroups(),
    options,
  )
}

/** Each number of the profile by itself, each facet as one. */
function dishGroups(): ColumnGroup[] {
  const groups: ColumnGroup[] = []
  for (const [column, feature] of DISH_FEATURES.entries()) {
    const [facet = '', key] = feature.split('.')
    const name = facet === 'dish' && key !== undefined ? key : facet
    const last = groups.at(-1)
    if (last?.name === name) last.to = column + 1
    else groups.push({ name, from: column, to: column + 1 })
  }
  return groups
}

function proteinTable(positive: readonly Statement[], read: (id: string) => DishReading | null) {
  const rows = new Map<string, Statement[]>(PROTEINS.map((name) => [name, []]))
  for (const statement of positive) rows.get(read(statement.dishId)?.profile.protein[0] ?? 'none')?.push(statement)
  const named = [...rows].filter(([, own]) => own.length > 0)
  return {
    names: named.map(([name]) => name),
    counts: named.map(([, own]) => own.length),
    shares: named.map(([, own]) => STYLE_CLASSES.map((name) => sum(own.map((one) => shareOf(one, name))) / own.length)),
  }
}

/** How far a statement is for a class: its first reading's classes share it. */
function shareOf({ named }: Statement, name: string): number {
  const classes: readonly string[] = named[0]?.classes ?? []
  return classes.includes(name) ? 1 / classes.length : 0
}

function agreementOfSommeliers(statements: readonly Statement[]): SommelierAgreement {
  const byDish = new Map<string, Map<string, { classes: Set<string>; grapes: Set<string> }>>()
  for (const { dishId, sommelier, polarity, named } of statements) {
    if (polarity !== 1) continue
    const people = byDish.get(dishId) ?? new Map<string, { classes: Set<string>; grapes: Set<string> }>()
    const one = people.get(sommelier) ?? { classes: new Set<string>(), grapes: new Set<string>() }
    for (const { classes, grape } of named) {
      for (const name of classes) one.classes.add(name)
      if (grape !== '') one.grapes.add(grape)
    }
    people.set(sommelier, one)
    byDish.set(dishId, people)
  }
  let [dishes, pairs, sameClass, sameGrape] = [0, 0, 0, 0]
  for (const people of byDish.values()) {
    const all = [...people.values()]
    if (all.length > 1) dishes++
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1)) {
        pairs++
        sameClass += Number(shareOne(a.classes, b.classes))
        sameGrape += Number(shareOne(a.grapes, b.grapes))
      }
  }
  return { dishes, pairs, sameClass: sameClass / pairs, sameGrape: sameGrape / pairs }
}

function shareOne(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((value) => b.has(value))
}

function counted(values: readonly string[]): { name: string; value: number }[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name, value]) => ({ name, value }))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
