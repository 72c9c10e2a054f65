/** Cleaned menus, wines and statements to one table of pairings with provenance, families and folds. */
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { MaridajeError } from '../../errors.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type Cell, type Duck, openDuck, quoted } from '../duck.ts'
import { describeFile, versionOf } from '../export.ts'
import { writeWhole } from '../write-whole.ts'
import {
  fromKnowledge,
  fromLessons,
  fromStatements,
  fromWines,
  type LessonRecord,
  type Readers,
  type StatementRecord,
  type WineRecord,
} from './from-records.ts'
import { joinSame, type PairingRow } from './rows.ts'
import { sampleNegatives } from './sample-negatives.ts'

const share = z.number().positive()
const MergingFile = z.strictObject({
  weights: z.strictObject({
    published: share,
    advised_against: share,
    sampled: share,
    rule: share,
    xwines: share,
    house: share,
  }),
  augmented: share,
  rule: z.strictObject({ dishes: z.int(), wines: z.int(), each: z.int(), apart: z.number() }),
  sampled_for_each: z.number().nonnegative(),
})
export type Merging = z.infer<typeof MergingFile>

export interface MenuRecord {
  record_id: string
  dish: string
  section: string
  description: string
  lang: string
  source: string
}

export interface MergeOptions {
  in: string
  out: string
  seed: number
  memoryMb: number
  threads: number
}

/** What the engine gives, so that this room needs to know nothing of it. */
export interface MergeTools extends Readers {
  knowledge: Knowledge
  foldOf(kind: 'family' | 'sommelier', id: string): number
  /** pairs that the rules alone decide */
  labelByRules(menus: readonly MenuRecord[], wines: readonly WineRecord[], merging: Merging): PairingRow[]
}

export interface Merged {
  version: string
  files: string[]
  rows: number
  origins: Record<string, number>
  folds: Record<string, number>
  read: Record<string, number>
  refused: Record<string, number>
}

export function loadMerging(folder: string): Merging {
  const path = join(folder, 'merging.yaml')
  const reading = MergingFile.safeParse(parseYaml(readFileSync(path, 'utf8')))
  if (reading.success) return reading.data
  throw new MaridajeError('bad_configuration', `${path}: ${reading.error.issues[0]?.message ?? 'is wrong'}`, {
    place: { file: path, field: reading.error.issues[0]?.path.map(String).join('.') ?? '' },
  })
}

export async function merge(options: MergeOptions, tools: MergeTools, merging: Merging): Promise<Merged> {
  const duck = await openDuck({
    memoryMb: options.memoryMb,
    threads: options.threads,
    spill: join(options.out, '.spill'),
    keepsOrder: true,
  })
  try {
    const { menus, wines, statements, lessons } = await readCleaned(duck, options.in)
    const { weights } = merging
    const said = fromStatements(statements, tools, weights, merging.augmented)
    const house = fromLessons(lessons, tools, weights)
    const positive = joinSame([...fromKnowledge(tools.knowledge, weights), ...said.rows, ...house.rows])
    const rows = [
      ...positive,
      ...sampleNegatives(positive, merging.sampled_for_each, weights.sampled, options.seed),
      ...joinSame(fromWines(wines, weights)),
      ...tools.labelByRules(menus, wines, merging),
    ].sort(inOrder)
    mkdirSync(options.out, { recursive: true })
    await writePairings(duck, options.out, rows, tools)
    const files = [await describeFile(options.out, 'pairings.parquet')]
    const version = versionOf(files)
    const counts = {
      rows: rows.length,
      origins: countBy(rows, ({ origin }) => origin),
      folds: countBy(rows, ({ family }) => String(tools.foldOf('family', family))),
      read: { menus: menus.length, wines: wines.length, statements: statements.length, lessons: lessons.length },
      refused: countBy([...said.refused, ...house.refused], ({ why }) => why),
    }
    if (
      said.rows.length + said.refused.length !== statements.length ||
      house.rows.length + house.refused.length !== lessons.length
    )
      throw new MaridajeError('internal', 'merge: not every record was kept or refused')
    writeWhole(
      join(options.out, 'manifest.json'),
      `${JSON.stringify({ version, made_by: 'merge', ...counts, files }, null, 2)}\n`,
    )
    return { version, files: ['pairings.parquet', 'manifest.json'], ...counts }
  } finally {
    duck.close()
  }
}

const NAMES = {
  menus: 'cleaned_restaurant_menus.csv',
  wines: 'cleaned_wine_data.json',
  statements: 'cleaned_sommelier_recommendations.csv',
  lessons: 'cleaned_lessons.csv',
} as const
/** A pairing needs one offer of a wine, not all. */
const WINES_READ = 200_000

async function readCleaned(duck: Duck, folder: string) {
  const path = (name: keyof typeof NAMES) => join(folder, NAMES[name])
  if (!Object.values(NAMES).some((name) => existsSync(join(folder, name))))
    throw new MaridajeError('unreadable_file', `${folder} holds no cleaned data`, {
      place: { file: folder },
      hint: 'First `maridaje clean --in DIR --out DIR`.',
    })
  const csv = (name: keyof typeof NAMES) =>
    `read_csv(${quoted(path(name))}, header = true, all_varchar = true, quote = '"', escape = '"')`
  const has = (name: keyof typeof NAMES) => existsSync(path(name))
  const text = (cell: Cell | undefined) => (cell == null ? '' : String(cell))
  const menus = has('menus')
    ? await duck.rows(
        `SELECT record_id, dish, section, description, lang, source FROM ${csv('menus')} WHERE kind IS NULL OR kind IN ('food', 'combo')`,
      )
    : []
  const statements = has('statements') ? await duck.rows(`SELECT * FROM ${csv('statements')}`) : []
  const lessons = has('lessons')
    ? await duck.rows(`SELECT row_number() OVER () AS n, menu_item, wine_variant FROM ${csv('lessons')}`)
    : []
  const wines = has('wines')
    ? await duck.rows(
        `SELECT first(record_id ORDER BY record_id) AS record_id, wine_id, first(name ORDER BY record_id) AS name, first(producer ORDER BY record_id) AS producer, first(array_to_string(grapes, '|') ORDER BY record_id) AS grapes, first(region ORDER BY record_id) AS region, first(country ORDER BY record_id) AS country, first(vintage ORDER BY record_id) AS vintage, first(array_to_string(goes_with, '|') ORDER BY record_id) AS goes_with, first(source ORDER BY record_id) AS source FROM read_json(${quoted(path('wines'))}, columns = {record_id: 'VARCHAR', wine_id: 'VARCHAR', name: 'VARCHAR', producer: 'VARCHAR', grapes: 'VARCHAR[]', region: 'VARCHAR', country: 'VARCHAR', vintage: 'VARCHAR', goes_with: 'VARCHAR[]', source: 'VARCHAR'}, maximum_object_size = 67108864) GROUP BY wine_id ORDER BY wine_id LIMIT ${WINES_READ}`,
      )
    : []
  return {
    menus: menus.map(
      (row): MenuRecord => ({
        record_id: text(row.record_id),
        dish: text(row.dish),
        section: text(row.section),
        description: text(row.description),
        lang: text(row.lang),
        source: text(row.source),
      }),
    ),
    wines: wines.map(
      (row): WineRecord => ({
        record_id: text(row.record_id),
        wine_id: text(row.wine_id),
        name: text(row.name),
        producer: text(row.producer),
        grapes: text(row.grapes),
        region: text(row.region),
        country: text(row.country),
        vintage: text(row.vintage),
        goes_with: text(row.goes_with),
        source: text(row.source),
      }),
    ),
    statements: statements.map(
      (row): StatementRecord => ({
        record_id: text(row.record_id),
        dish: text(row.dish),
        recommendation: text(row.recommendation),
        style: text(row.style),
        style_class: text(row.style_class),
        grape: text(row.grape),
        region: text(row.region),
        polarity: Number(row.polarity ?? 1),
        strength: Number(row.strength ?? 1),
        sommelier: text(row.sommelier),
        lang: text(row.lang),
        source: text(row.source),
        made_from: text(row.made_from),
        made_by: text(row.made_by),
      }),
    ),
    lessons: lessons.map(
      (row): LessonRecord => ({
        record_id: `lesson-${row.n}`,
        menu_item: text(row.menu_item),
        wine_variant: text(row.wine_variant),
      }),
    ),
  }
}

/** Written in an order of its own, so that the same data gives the same bytes. */
async function writePairings(
  duck: Duck,
  out: string,
  rows: readonly PairingRow[],
  { foldOf }: MergeTools,
): Promise<void> {
  const text = [
    'dish_id',
    'dish_text',
    'wine_or_style_id',
    'wine_text',
    'origin',
    'source',
    'family',
    'sommelier',
    'lang',
    'made_by',
    'record_ids',
  ] as const
  const columns = {
    ...Object.fromEntries(text.map((name): [string, 'VARCHAR'] => [name, 'VARCHAR'])),
    label: 'INTEGER',
    weight: 'DOUBLE',
    fold: 'INTEGER',
    sommelier_fold: 'INTEGER',
    n: 'INTEGER',
  } as const
  function* cells(): Iterable<readonly Cell[]> {
    for (const [n, row] of rows.entries())
      yield [
        row.dishId,
        row.dishText,
        row.wineOrStyleId,
        row.wineText,
        row.origin,
        row.source,
        row.family,
        row.sommelier,
        row.lang,
        row.madeBy,
        row.recordIds.join('|'),
        row.label,
        row.weight,
        foldOf('family', row.family),
        row.sommelier === '' ? null : foldOf('sommelier', row.sommelier),
        n,
      ]
  }
  await duck.fill('pairings', columns, cells())
  const path = join(out, 'pairings.parquet')
  await duck.run(
    `COPY (SELECT dish_id, dish_text, wine_or_style_id, label, weight, origin, source, family, fold, wine_text, sommelier, sommelier_fold, lang, made_by, string_split(record_ids, '|') AS record_ids FROM pairings ORDER BY n) TO ${quoted(`${path}.part`)} (FORMAT parquet)`,
  )
  renameSync(`${path}.part`, path)
}

function inOrder(a: PairingRow, b: PairingRow): number {
  return keyOf(a) < keyOf(b) ? -1 : 1
}

function keyOf({ family, dishId, dishText, wineOrStyleId, origin, source, recordIds }: PairingRow): string {
  return [family, dishId, dishText, wineOrStyleId, origin, source, recordIds[0]].join('\0')
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
}
