/** Records to the files of CONTRACTS K, each written whole; what was not read stands beside them with its reason. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import {
  MENU_COLUMNS,
  type SourcedRecord,
  SourcedRecord as SourcedRecordSchema,
  STATEMENT_COLUMNS,
  type Unread,
} from '../../contract/records.ts'
import { MaridajeError } from '../../errors.ts'
import { sha256 } from '../documents/envelope.ts'
import type { Announce } from './announce.ts'
import { neutraliseCell } from './formula-cells.ts'
import { writeWhole } from './raw-store.ts'

export interface SourceReport {
  source: string
  connector: string | null
  sha256: string | null
  fetched_at: string | null
  records: number
  unread: number
  hints: string[]
  /** why it gave nothing */
  error: string | null
}

export interface Manifest {
  format: 1
  /** over the sorted hashes of the files: the version of the data */
  version: string
  counts: { read: number; kept: number; rejected: number; menu: number; wine: number; sommelier: number }
  sources: SourceReport[]
  files: Record<string, { sha256: string; bytes: number; rows: number }>
}

export interface UnreadLine extends Unread {
  source: string
}

type Kind = SourcedRecord['kind']
type Of<K extends Kind> = Extract<SourcedRecord, { kind: K }>

export function exportRecords(
  out: string,
  read: readonly SourcedRecord[],
  unread: readonly UnreadLine[],
  sources: SourceReport[],
  announce: Announce = () => {},
): Manifest {
  const kept: SourcedRecord[] = []
  const rejected: UnreadLine[] = [...unread]
  for (const record of read) {
    const checked = SourcedRecordSchema.safeParse(record)
    if (checked.success) kept.push(checked.data)
    else
      rejected.push({
        source: record.source,
        place: record.position,
        why: `invalid: ${checked.error.issues[0]?.path.join('.')} ${checked.error.issues[0]?.message}`,
      })
  }
  const menus = kept.filter((record): record is Of<'menu'> => record.kind === 'menu')
  const wines = kept.filter((record): record is Of<'wine'> => record.kind === 'wine')
  const statements = kept.filter((record): record is Of<'sommelier'> => record.kind === 'sommelier')
  const contents: [string, string, number][] = [
    ['records.jsonl', lines(kept), kept.length],
    ['restaurant_menus.csv', csv(MENU_COLUMNS, menus.map(menuRow)), menus.length],
    ['wine_data.json', `[${wines.map((wine) => `\n${JSON.stringify(wineRow(wine))}`).join(',')}\n]\n`, wines.length],
    ['sommelier_recommendations.csv', csv(STATEMENT_COLUMNS, statements.map(statementRow)), statements.length],
    ['unread.jsonl', lines(rejected), rejected.length],
  ]
  for (const [name, content] of contents) {
    writeWhole(join(out, name), content, 0o644)
    announce('exported', name)
  }
  const files = Object.fromEntries(
    contents.map(([name, content, rows]) => [
      name,
      { sha256: sha256(content), bytes: Buffer.byteLength(content), rows },
    ]),
  )
  const counts = {
    read: read.length + unread.length,
    kept: kept.length,
    rejected: rejected.length,
    menu: menus.length,
    wine: wines.length,
    sommelier: statements.length,
  }
  assertNothingLost(out, counts)
  const manifest: Manifest = { format: 1, version: versionOf(files), counts, sources, files }
  writeWhole(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, 0o644)
  announce('exported', 'manifest.json')
  return manifest
}

/** Counted from what lies on the disk, not from what was meant to be written. */
function assertNothingLost(out: string, counts: Manifest['counts']): void {
  const rows = (name: string) => readFileSync(join(out, name), 'utf8').split('\n').length - 1
  const [kept, rejected] = [rows('records.jsonl'), rows('unread.jsonl')]
  if (
    kept === counts.kept &&
    rejected === counts.rejected &&
    kept + rejected === counts.read &&
    counts.menu + counts.wine + counts.sommelier === kept
  )
    return
  throw new MaridajeError(
    'internal',
    `${counts.read} lines were read, but ${kept} records and ${rejected} rejected lines lie in ${out}`,
  )
}

function versionOf(files: Manifest['files']): string {
  const hashes = Object.entries(files).map(([name, file]) => `${file.sha256}  ${name}`)
  return sha256(hashes.sort().join('\n')).slice(0, 16)
}

function menuRow({ record_id, source, body }: Of<'menu'>): Cell[] {
  return [
    record_id,
    body.restaurant,
    body.section,
    body.dish,
    body.description,
    body.price,
    body.currency,
    body.lang,
    body.marks.join('|'),
    source,
    body.kind,
    body.price_2,
  ]
}

function statementRow({ record_id, source, body }: Of<'sommelier'>): Cell[] {
  const { dish, recommendation, style, grape, polarity, strength, quote_start: start, quote_end: end, lang } = body
  return [record_id, dish, recommendation, style, grape, polarity, strength, start, end, lang, source]
}

function wineRow({ record_id, source, body }: Of<'wine'>) {
  const {
    name,
    producer,
    label,
    grapes,
    region,
    country,
    vintage,
    abv,
    colour,
    type,
    size_ml,
    price,
    glass_price,
    currency,
    shop,
    description,
  } = body
  return {
    record_id,
    name,
    producer,
    label,
    grapes,
    region,
    country,
    vintage,
    abv,
    colour,
    type,
    size_ml,
    price,
    glass_price,
    currency,
    shop,
    description,
    source,
  }
}

type Cell = string | number | null

/** Numbers are numbers: only text can be a formula. */
function csv(columns: readonly string[], rows: readonly Cell[][]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? neutraliseCell(cell) : (cell ?? ''))))
  return `${Papa.unparse({ fields: [...columns], data: cells }, { newline: '\n' })}\n`
}

function lines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('')
}
