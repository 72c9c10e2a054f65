/**
 * The review of what was read in sommeliers' texts: doubtful statements are listed, a person decides, and what holds is
 * written in the columns of recommendations.csv. Decisions are lines added to a file beside the records: nothing is
 * overwritten, the last one on a field counts, and statements that are read again keep them by their id.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { z } from 'zod'
import { SourcedRecord, StatementBody } from '../contract/records.ts'
import { MaridajeError } from '../errors.ts'
import { buildDishReader } from '../flavor/dish/read-dish.ts'
import { foldText } from '../flavor/text/fold.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { TABLES } from '../knowledge/tables.ts'
import { neutraliseCell } from '../sourcing/raw/formula-cells.ts'
import { writeFileTo } from './write-file.ts'

type Statement = Extract<SourcedRecord, { kind: 'sommelier' }>

/** From here up a statement holds without a person, unless he rejects it. */
export const SURE = 0.7
const DECISIONS = 'review.jsonl'
const FIELDS = [
  'dish',
  'dish_id',
  'recommendation',
  'style_class',
  'style',
  'grape',
  'region',
  'polarity',
  'strength',
  'sommelier',
  'lang',
] as const
type Field = (typeof FIELDS)[number]

const Decision = z.discriminatedUnion('decision', [
  z.object({ decision: z.enum(['accept', 'reject']), record_id: z.string(), at: z.string() }),
  z.object({
    decision: z.literal('set'),
    record_id: z.string(),
    field: z.enum(FIELDS),
    value: z.string(),
    at: z.string(),
  }),
])
type Decision = z.infer<typeof Decision>

export interface Reviewed {
  record: Statement
  /** with what a person set */
  body: StatementBody
  /** as a person set it; else the reader of dishes says */
  dishId: string | null
  state: 'accepted' | 'rejected' | 'sure' | 'doubtful'
}

export interface Review {
  statements: readonly Reviewed[]
  /** adds one decision for each statement; an id may be its beginning */
  decide(ids: readonly string[], decision: 'accept' | 'reject'): string[]
  set(id: string, field: string, value: string): string
}

export function openReview(folder: string, knowledge: Knowledge, now: () => number): Review {
  const records = readStatements(folder)
  const path = join(folder, DECISIONS)
  const decisions = readDecisions(path)
  const reviewed = new Map(records.map((record) => [record.record_id, review(record, decisions)]))
  const find = (id: string): Reviewed => {
    const known = reviewed.get(id)
    if (known) return known
    const matches = id.length < 3 ? [] : [...reviewed.values()].filter(({ record }) => record.record_id.startsWith(id))
    if (matches.length === 1 && matches[0]) return matches[0]
    const message = matches.length > 1 ? `${matches.length} statements begin with ${id}` : `There is no statement ${id}`
    throw new MaridajeError('not_found', message, {
      place: { file: join(folder, 'records.jsonl') },
      hint: 'The list shows the ids: maridaje review --in DIR',
    })
  }
  const keep = (made: readonly Decision[]) => {
    // A line that a crash left half written must not swallow the next one.
    const isTorn = existsSync(path) && !readFileSync(path, 'utf8').endsWith('\n') && readFileSync(path).length > 0
    appendFileSync(path, `${isTorn ? '\n' : ''}${made.map((one) => `${JSON.stringify(one)}\n`).join('')}`, {
      flush: true,
    })
    decisions.push(...made)
    for (const { record_id: id } of made) {
      const record = reviewed.get(id)?.record
      if (record) reviewed.set(id, review(record, decisions))
    }
  }
  const at = () => new Date(now()).toISOString()
  return {
    get statements() {
      return [...reviewed.values()]
    },
    decide(ids, decision) {
      const found = ids.map((id) => find(id).record.record_id)
      keep(found.map((id) => ({ decision, record_id: id, at: at() })))
      return found
    },
    set(id, name, value) {
      const { record, body } = find(id)
      const field = checkField(name, value, body, knowledge)
      keep([{ decision: 'set', record_id: record.record_id, field, value, at: at() }])
      return record.record_id
    },
  }
}

/** What holds, in the columns of recommendations.csv; what cannot be mapped is told with its reason. */
export function exportReviewed(
  path: string,
  statements: readonly Reviewed[],
  knowledge: Knowledge,
): { written: number; left: { id: string; why: string }[] } {
  const readDish = buildDishReader(knowledge)
  const left: { id: string; why: string }[] = []
  const rows: string[][] = []
  for (const { record, body, dishId, state } of statements) {
    if (state === 'rejected' || state === 'doubtful') continue
    const dish = dishId ?? readDish(body.dish).dishId
    if (dish === null)
      left.push({ id: record.record_id, why: `no dish is known for "${body.dish}": --set ID dish_id=…` })
    else if (body.style_class === null)
      left.push({ id: record.record_id, why: 'no style class: --set ID style_class=…' })
    else
      rows.push([
        `read-${record.record_id}`,
        body.dish,
        dish,
        body.style_class,
        knowledge.tables.styles.byId.has(body.style ?? '') ? (body.style ?? '') : '',
        body.grape ?? '',
        body.region ?? '',
        body.recommendation,
        '',
        String(body.polarity),
        String(body.strength),
        slug(body.sommelier ?? 'unknown'),
        slug(nameOf(record.source)),
        body.lang,
        '',
      ])
  }
  rows.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
  const fields = Object.keys(TABLES.recommendations)
  // Numbers are numbers: only text can be a formula.
  const data = rows.map((row) => row.map((cell, i) => (fields[i] === 'polarity' ? cell : neutraliseCell(cell))))
  writeFileTo(path, `${Papa.unparse({ fields, data }, { newline: '\n' })}\n`)
  return { written: rows.length, left }
}

function readStatements(folder: string): Statement[] {
  const path = join(folder, 'records.jsonl')
  return linesOf(path).flatMap(({ line, row }) => {
    const read = SourcedRecord.safeParse(parsed(line, path, row))
    if (!read.success)
      throw new MaridajeError('bad_input', `${read.error.issues[0]?.message ?? 'is no record'}`, {
        place: { file: path, row, field: read.error.issues[0]?.path.join('.') ?? '' },
        hint: 'Read the sources again: maridaje source … --kind sommelier --out DIR',
      })
    return read.data.kind === 'sommelier' ? [read.data] : []
  })
}

/** A line that a crash tore is the last of its run: it decided nothing. */
function readDecisions(path: string): Decision[] {
  if (!existsSync(path)) return []
  return linesOf(path).flatMap(({ line }) => {
    try {
      const read = Decision.safeParse(JSON.parse(line))
      return read.success ? [read.data] : []
    } catch {
      return []
    }
  })
}

function linesOf(path: string): { line: string; row: number }[] {
  try {
    const lines = readFileSync(path, 'utf8').split('\n')
    return lines.map((line, i) => ({ line, row: i + 1 })).filter(({ line }) => line.trim() !== '')
  } catch (cause) {
    throw new MaridajeError('unreadable_file', `${path} cannot be read`, {
      place: { file: path },
      hint: 'The folder is one that `maridaje source … --out DIR` wrote.',
      cause,
    })
  }
}

function parsed(line: string, file: string, row: number): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new MaridajeError('bad_input', 'is no JSON', { place: { file, row }, cause })
  }
}

function review(record: Statement, decisions: readonly Decision[]): Reviewed {
  const own = decisions.filter(({ record_id: id }) => id === record.record_id)
  const last = own.findLast((one) => one.decision !== 'set')
  const body: Record<string, unknown> = { ...record.body }
  let dishId: string | null = null
  for (const one of own) {
    if (one.decision !== 'set') continue
    if (one.field === 'dish_id') dishId = one.value === '' ? null : one.value
    else body[one.field] = readValue(one.field, one.value)
  }
  const checked = StatementBody.safeParse(body)
  const state =
    last?.decision === 'reject' ? 'rejected' : last ? 'accepted' : record.confidence >= SURE ? 'sure' : 'doubtful'
  return { record, body: checked.success ? checked.data : record.body, dishId, state }
}

function readValue(field: Field, value: string): unknown {
  if (field === 'polarity' || field === 'strength') return Number(value)
  return value === '' && field !== 'dish' && field !== 'recommendation' ? null : value
}

function checkField(name: string, value: string, body: StatementBody, knowledge: Knowledge): Field {
  const field = FIELDS.find((one) => one === name)
  if (field === undefined)
    throw new MaridajeError('usage', `"${name}" is no field of a statement`, {
      hint: `The fields are ${FIELDS.join(', ')}.`,
    })
  const { dishes, styles, grapes, regions } = knowledge.tables
  const table = { dish_id: dishes, style: styles, grape: grapes, region: regions }[field as 'dish_id']
  const isKnown = table === undefined || value === '' || table.byId.has(value)
  const isValid = field === 'dish_id' || StatementBody.safeParse({ ...body, [field]: readValue(field, value) }).success
  if (isKnown && isValid) return field
  throw new MaridajeError('bad_input', `"${value}" is no ${field.replace('_', ' ')}`, {
    place: { field },
    hint: isKnown ? '' : 'The ids stand in data/knowledge.',
  })
}

/** An address whole, of a path the file alone: folders are the machine's. */
function nameOf(source: string): string {
  return /^https?:/i.test(source) ? source : (source.split(/[\\/]/).at(-1) ?? source)
}

function slug(text: string): string {
  const plain = foldText(text.replace(/^https?:\/\/(?:www\.)?/i, ''))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return plain.slice(0, 80).replace(/-+$/, '') || 'unknown'
}
