/** The pedantic test of data/knowledge: every cell, every reference, every order. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { fnv1a32 } from '../src/domain/hash.ts'
import { DISH_KEYS, STYLE_CLASSES, WINE_KEYS } from '../src/domain/vocabulary.ts'
import { type Tables, tableOf } from '../src/knowledge/knowledge.ts'
import { TABLE_NAMES } from '../src/knowledge/load.ts'
import { type CellProblem, readTable } from '../src/knowledge/read-table.ts'
import { membershipValues, Rule } from '../src/knowledge/rules.ts'
import type { TableName } from '../src/knowledge/tables.ts'
import { FOLDS } from '../src/modeling/folds.ts'

export interface KnowledgeReport {
  problems: CellProblem[]
  tables: Tables
  rules: Rule[]
  /** share of rows with a source that is not judgement, by file; files without a source column are left out */
  sourced: ReadonlyMap<string, { rows: number; sourced: number }>
  /** ids of sources.csv that no row names */
  unusedSources: string[]
}

const RULES = 'pairing-rules.yaml'
/** What is our own and has no source: the word itself. */
const JUDGEMENT = 'judgement'

export function checkKnowledge(folder: string): KnowledgeReport {
  const problems: CellProblem[] = []
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const tables = Object.fromEntries(
    TABLE_NAMES.map((name) => {
      const csv = read(`${name}.csv`)
      problems.push(...problemsOfForm(`${name}.csv`, csv))
      const reading = readTable(name, csv)
      problems.push(...reading.problems)
      return [name, tableOf(reading.rows as { id: string }[])]
    }),
  ) as unknown as Tables
  const yaml = read(RULES)
  const rules = readRules(yaml, problems)
  const known = new Set<string>([...TABLE_NAMES.map((name) => `${name}.csv`), RULES, 'README.md'])
  for (const file of readdirSync(folder).filter((name) => !known.has(name)))
    problems.push({ file, row: 0, column: '', message: 'is no knowledge file' })
  for (const name of TABLE_NAMES) problems.push(...problemsOfOrder(name, tables))
  problems.push(...problemsOfReferences(tables), ...problemsOfSplits(tables), ...problemsOfRules(rules, yaml, tables))
  const { sourced, unusedSources } = provenance(tables, rules, problems)
  return { problems, tables, rules, sourced, unusedSources }
}

function problemsOfForm(file: string, csv: string): CellProblem[] {
  const at = (row: number, message: string) => [{ file, row, column: '', message }]
  if (csv.startsWith('\ufeff')) return at(1, 'begins with a byte order mark')
  if (csv.includes('\r')) return at(csv.slice(0, csv.indexOf('\r')).split('\n').length, 'has a carriage return')
  return csv.endsWith('\n') ? [] : at(csv.split('\n').length, 'does not end with a line feed')
}

/** Rows sorted by id, by code point; no id twice. Splits are sorted by kind first: an id may be that of a family and of a sommelier. */
function problemsOfOrder(name: TableName, tables: Tables): CellProblem[] {
  const keys = tables[name].rows.map((row) => ('fold' in row ? `${row.kind} ${row.id}` : row.id))
  return keys.flatMap((key, i) => {
    const before = keys[i - 1]
    if (before === undefined || before < key) return []
    const message = before === key ? `"${key}" is there twice` : `"${key}" must stand before "${before}"`
    return [{ file: `${name}.csv`, row: i + 2, column: 'id', message }]
  })
}

type Cells = Readonly<Record<string, unknown>>
type Reference = readonly [name: TableName, column: string, resolves: (value: string, row: Cells) => boolean]

function problemsOfReferences(tables: Tables): CellProblem[] {
  const has = (name: TableName) => (id: string) => tables[name].byId.has(id)
  const partOf = (name: TableName) => (part: string) => {
    const [id = '', role = ''] = part.split(':')
    return tables[name].byId.has(id) && ['main', 'side', 'accent'].includes(role)
  }
  const isAlso = (entry: string) => {
    const [styleClass = '', key = ''] = entry.split(':')
    const classes: readonly string[] = [...STYLE_CLASSES, 'red_any', 'white_any']
    return classes.includes(styleClass) && (key === '' || has('styles')(key) || has('grapes')(key))
  }
  const countries = new Set(tables.regions.rows.map(({ country }) => country))
  const isCountry = (country: string) => countries.has(country)
  const isWineEffect = (effect: string) => {
    const [, condition, key = ''] = /^(?:([a-z]+)\?)?([a-z_-]+):/.exec(effect) ?? []
    const conditions = [undefined, 'name', 'red', 'white', 'rose', 'still', 'sparkling', 'fortified']
    return conditions.includes(condition) && (isOneOf(WINE_KEYS, key) || ['kind', 'colour', 'type'].includes(key))
  }
  const isGuestEffect = (effect: string) => {
    const [, side, key = ''] = /^(?:(dish|wine)\.)?([a-z_-]+):/.exec(effect) ?? []
    if (side === undefined) return key !== ''
    return isOneOf<string>(side === 'dish' ? DISH_KEYS : WINE_KEYS, key)
  }
  const references: readonly Reference[] = [
    ['sauces', 'ingredients', has('ingredients')],
    ['dishes', 'ingredients', partOf('ingredients')],
    ['dishes', 'techniques', has('techniques')],
    ['dishes', 'sauces', has('sauces')],
    ['regions', 'parent', has('regions')],
    ['regions', 'grapes_red', has('grapes')],
    ['regions', 'grapes_white', has('grapes')],
    ['regions', 'style', has('styles')],
    ['regions', 'effect', isWineEffect],
    ['styles', 'grapes', has('grapes')],
    ['styles', 'regions', has('regions')],
    ['producers', 'region', has('regions')],
    ['producers', 'grapes', has('grapes')],
    ['producers', 'country', isCountry],
    ['labels', 'producer', has('producers')],
    ['labels', 'grapes', has('grapes')],
    ['labels', 'region', has('regions')],
    ['labels', 'country', isCountry],
    ['wine-words', 'effect', isWineEffect],
    ['guest-words', 'effect', isGuestEffect],
    ['recommendations', 'dish_id', has('dishes')],
    ['recommendations', 'style_id', has('styles')],
    ['recommendations', 'grape', has('grapes')],
    ['recommendations', 'region', has('regions')],
    ['recommendations', 'also', isAlso],
    ['reference-wines', 'style_id', has('styles')],
  ]
  return references.flatMap(([name, column, resolves]) =>
    tables[name].rows.flatMap((row, i) =>
      valuesOf(row, column)
        .filter((value) => !resolves(value, row))
        .map((value) => ({ file: `${name}.csv`, row: i + 2, column, message: `"${value}" is not known` })),
    ),
  )
}

function valuesOf(row: Cells, column: string): string[] {
  const cell = row[column]
  return [cell].flat().filter((value): value is string => typeof value === 'string' && value !== '')
}

function isOneOf<T extends string>(keys: readonly T[], key: string): boolean {
  return keys.some((known) => known === key)
}

/** Folds are the hash of the id, and every family and sommelier has one. */
function problemsOfSplits({ splits, dishes, recommendations }: Tables): CellProblem[] {
  const problems: CellProblem[] = []
  for (const [i, { id, fold }] of splits.rows.entries()) {
    const wanted = String(fnv1a32(id) % FOLDS)
    if (fold !== wanted)
      problems.push({ file: 'splits.csv', row: i + 2, column: 'fold', message: `"${id}" belongs to ${wanted}` })
  }
  const there = new Set(splits.rows.map(({ kind, id }) => `${kind} ${id}`))
  const lacks = (file: string, row: number, column: string, kind: string, id: string) => {
    if (!there.has(`${kind} ${id}`))
      problems.push({ file, row, column, message: `the ${kind} "${id}" is not in splits.csv` })
  }
  for (const [i, { family }] of dishes.rows.entries()) lacks('dishes.csv', i + 2, 'family', 'family', family)
  for (const [i, row] of recommendations.rows.entries())
    lacks('recommendations.csv', i + 2, 'sommelier', 'sommelier', row.sommelier)
  return problems
}

function readRules(yaml: string, problems: CellProblem[]): Rule[] {
  const rows: unknown = parseYaml(yaml)
  if (!Array.isArray(rows)) {
    problems.push({ file: RULES, row: 1, column: '', message: 'is not a list of rules' })
    return []
  }
  return rows.flatMap((row: unknown) => {
    const { data, error } = Rule.safeParse(row)
    if (data) return [data]
    const id = typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : ''
    for (const issue of error.issues)
      problems.push({
        file: RULES,
        row: lineOfRule(yaml, id),
        column: issue.path.join('.'),
        message: `${id}: ${issue.message}`,
      })
    return []
  })
}

function problemsOfRules(rules: readonly Rule[], yaml: string, tables: Tables): CellProblem[] {
  const values: Readonly<Record<string, ReadonlySet<string>>> = {
    style: new Set(tables.styles.byId.keys()),
    grape: new Set(tables.grapes.byId.keys()),
    region: new Set(tables.regions.rows.flatMap(({ id, country }) => [id, country])),
    contains: new Set([...tables.sauces.byId.keys(), ...tables.ingredients.byId.keys()]),
    family: new Set(tables.dishes.rows.map(({ family }) => family)),
  }
  return rules.flatMap((rule, i) => {
    const at = (column: string, message: string) => ({
      file: RULES,
      row: lineOfRule(yaml, rule.id),
      column,
      message: `${rule.id}: ${message}`,
    })
    const problems: CellProblem[] = []
    const before = rules[i - 1]?.id
    if (before !== undefined && before >= rule.id) problems.push(at('id', `must stand before "${before}"`))
    for (const [t, term] of rule.when.entries()) {
      if (!('is' in term)) continue
      const known = values[term.of] ?? new Set(membershipValues(term.of))
      for (const value of term.is.filter((one) => !known.has(one)))
        problems.push(at(`when.${t}.is`, `"${value}" is not known`))
    }
    if (rule.effect === 0) problems.push(at('effect', 'must not be 0'))
    if (rule.fires === rule.silent) problems.push(at('silent', 'is the example that fires'))
    return problems
  })
}

function lineOfRule(yaml: string, id: string): number {
  return yaml.split('\n').indexOf(`- id: ${id}`) + 1
}

/** Every row names its sources or the word judgement; sources that nothing names are counted. */
function provenance(tables: Tables, rules: readonly Rule[], problems: CellProblem[]) {
  const used = new Set<string>()
  const sourced = new Map<string, { rows: number; sourced: number }>()
  const judge = (file: string, rows: readonly { source: readonly string[]; row: number }[]) => {
    for (const { source, row } of rows) {
      if (source.length === 0) problems.push({ file, row, column: 'source', message: 'must not be empty' })
      for (const id of source) {
        used.add(id)
        if (id !== JUDGEMENT && !tables.sources.byId.has(id))
          problems.push({ file, row, column: 'source', message: `"${id}" is not known` })
      }
    }
    const known = rows.filter(({ source }) => source.some((id) => id !== JUDGEMENT)).length
    sourced.set(file, { rows: rows.length, sourced: known })
  }
  for (const name of TABLE_NAMES) {
    const rows = tables[name].rows.flatMap((row, i) => ('source' in row ? [{ source: row.source, row: i + 2 }] : []))
    if (rows.length > 0) judge(`${name}.csv`, rows)
  }
  judge(
    RULES,
    rules.map(({ source }, i) => ({ source, row: i + 1 })),
  )
  return { sourced, unusedSources: [...tables.sources.byId.keys()].filter((id) => !used.has(id)) }
}
