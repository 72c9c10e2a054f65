/** What cleaning goes by: data/cleansing, read and checked. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { MaridajeError } from '../errors.ts'
import { SIGNS } from './match/likeness.ts'
import { NameWordsFile } from './match/name-words.ts'
import { TABLE_NAMES } from './tables.ts'

const group = z.array(z.string())
const groups = z.array(group).min(1)
const table = z.enum(TABLE_NAMES)
const value = z.union([z.string(), z.number()])

const Way = z.discriminatedUnion('way', [
  z.strictObject({ way: z.enum(['wine', 'place', 'grape', 'reading', 'drop', 'leave']) }),
  z.strictObject({ way: z.enum(['mean', 'median', 'mode']), by: groups, least: z.int().positive() }),
  z.strictObject({ way: z.literal('constant'), value }),
])

const action = z.enum(['flag', 'winsorise', 'trim'])
const Spread = z.strictObject({
  id: z.string(),
  table,
  method: z.enum(['iqr', 'mad']),
  column: z.string(),
  log: z.boolean(),
  by: groups,
  least: z.int().positive(),
  /** of interquartile ranges beyond the quartiles, or of scaled median deviations from the median */
  width: z.number().positive(),
  action,
})
const Forest = z.strictObject({
  id: z.string(),
  table,
  method: z.literal('forest'),
  columns: z.array(z.string()).min(1),
  trees: z.int().positive(),
  sample: z.int().positive(),
  least: z.int().positive(),
  /** 0..1; 0.5 is a record like any other */
  score: z.number(),
  action: z.enum(['flag', 'trim']),
})

const Gate = z.strictObject({
  id: z.string(),
  measure: z.enum(['rejected_share', 'names_without_words', 'asked_share', 'price_lost_share']),
  most: z.number(),
})

const CleaningFile = z.strictObject({
  first_vintage: z.int(),
  abv: z.strictObject({ least: z.number(), most: z.number() }),
  currency: z.string().length(3),
  sizes: z.strictObject({ known: z.array(z.int()), near: z.number() }),
  missing: z.record(table, z.array(z.strictObject({ column: z.string(), ways: z.array(Way).min(1) }))),
  duplicates: z.record(table, z.array(z.string())),
  outliers: z.array(z.discriminatedUnion('method', [Spread, Forest])),
  sparsity: z.strictObject({
    region_least: z.int(),
    family_least: z.int(),
    most: z.int().nonnegative(),
    ways: z.array(z.enum(['alias', 'other_language', 'misspelling', 'swap'])),
  }),
  gates: z.array(Gate),
})

const MatcherFile = z.strictObject({
  link: z.number(),
  ask: z.number(),
  bias: z.number(),
  weights: z.record(z.enum(SIGNS), z.number()),
})

const RateRow = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  from: z.iso.date(),
  pen: z.coerce.number().positive(),
  source: z.string().min(1),
})

export type Cleaning = z.infer<typeof CleaningFile>
export type Way = z.infer<typeof Way>
export type Outlier = Cleaning['outliers'][number]
export type Rate = z.infer<typeof RateRow>

export interface Configuration {
  cleaning: Cleaning
  matcher: z.infer<typeof MatcherFile>
  names: NameWordsFile
  rates: readonly Rate[]
  /** hash of all files: another configuration is another run */
  version: string
}

const FILES = ['cleaning.yaml', 'currencies.csv', 'matcher.json', 'names.yaml'] as const

export function loadConfiguration(folder: string): Configuration {
  const digest = createHash('sha256')
  const [cleaning, currencies, matcher, names] = FILES.map((file) => {
    const text = readText(join(folder, file))
    digest.update(file).update('\0').update(text)
    return { file: join(folder, file), text }
  })
  const rates = Papa.parse<unknown>(currencies!.text, { header: true, skipEmptyLines: true }).data
  return {
    cleaning: check(CleaningFile, parseYaml(cleaning!.text), cleaning!.file),
    matcher: check(MatcherFile, JSON.parse(matcher!.text), matcher!.file),
    names: check(NameWordsFile, parseYaml(names!.text), names!.file),
    rates: check(z.array(RateRow).min(1), rates, currencies!.file),
    version: digest.digest('hex').slice(0, 12),
  }
}

function check<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const reading = schema.safeParse(value)
  if (reading.success) return reading.data
  const issue = reading.error.issues[0]
  throw new MaridajeError('bad_configuration', `${file}: ${issue?.message ?? 'is wrong'}`, {
    place: { file, field: issue?.path.map(String).join('.') ?? '' },
    hint: 'data/cleansing/README.md says what each file holds.',
  })
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new MaridajeError('bad_configuration', `${path} cannot be read`, { place: { file: path }, cause })
  }
}
