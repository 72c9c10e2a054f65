/** A person corrects a line or decides about it: what he then sees is what will be saved. */
import type { ImportFields, ImportRow, ImportRowChange } from '../../contract/house/lists.ts'
import { dishKey } from '../../domain/house-key.ts'
import { LABEL_FIELDS } from '../../domain/label-fields.ts'
import { MaridajeError } from '../../errors.ts'
import { noteReviewed, rowsOfImport, updateRow } from '../../storage/imports.ts'
import type { Rows } from '../../storage/storage.ts'
import { cellarOf } from '../../storage/wines-cellar.ts'
import type { Around } from '../around.ts'
import { may, type Who } from '../who.ts'
import { cleanWords } from './clean-words.ts'
import { COMPARED } from './compare-rows.ts'
import { confirmDoubts, doubtChanged, stillRight } from './confirm-doubts.ts'
import { fieldsOf, type ImportKind, NAMES, nameOf, type ReviewRow, showRow, toReviewRow } from './import-row.ts'
import { judgeAgain } from './judge-rows.ts'
import { matchWines } from './match-wines.ts'
import { openReview } from './open-review.ts'
import { readingRoomOf } from './reading-room.ts'
import { understand } from './understand-row.ts'

export async function editRow(
  around: Around,
  who: Who,
  restaurantId: string,
  importId: string,
  n: number,
  change: ImportRowChange,
): Promise<ImportRow> {
  const seesMoney = may(who, 'money.read')
  if (change.fields?.cost_cents !== undefined && !seesMoney)
    throw new MaridajeError('forbidden', 'Cost is for who may see money')
  return around.storage.write(restaurantId, async (rows) => {
    const { kind } = await openReview(rows, importId)
    const before = (await rowsOfImport(rows, importId)).map(toReviewRow)
    const at = before.findIndex((row) => row.n === n)
    const row = before[at]
    if (!row) throw new MaridajeError('not_found', `There is no line ${n} in this import`)
    const changed = changeRow(around, restaurantId, kind, row, change)
    const matched = { ...changed, matches: await matchOf(around, rows, restaurantId, kind, changed, before) }
    const after = judgeAgain(before.with(at, matched), kind, around.now().getFullYear())
    for (const [i, one] of after.entries())
      if (i === at || hasOtherDoubts(one, before[i])) await updateRow(rows, importId, one)
    await noteReviewed(rows, importId)
    return showRow(after[at] ?? matched, seesMoney)
  })
}

function changeRow(
  { engines }: Around,
  restaurantId: string,
  kind: ImportKind,
  row: ReviewRow,
  { fields, decision, confirm }: ImportRowChange,
): ReviewRow {
  const wasUnread = fieldsOf(row) === null
  const edited = fields === undefined ? row.edited : mergeEdit(row, cleanFields(fields, kind))
  const changed: ReviewRow = { ...row, edited, decision: decision ?? row.decision }
  const name = nameOf(changed, kind)
  if (fields !== undefined) {
    // A line that somebody has written himself is meant to be kept.
    if (wasUnread && name !== '' && decision === undefined) changed.decision = 'keep'
    Object.assign(changed, understood(engines.of(restaurantId), kind, row, changed))
  }
  changed.doubts = confirmDoubts(changed.doubts, confirm)
  if (changed.decision === 'keep' && name === '')
    throw new MaridajeError('bad_input', `A line that is kept needs its ${NAMES[kind]}`, {
      place: { field: `fields.${NAMES[kind]}` },
      hint: 'Write it, or skip the line.',
    })
  return changed
}

/** Kind and doubts after a change; what the reader doubted of a field that a person wrote is settled. */
function understood(
  engine: Parameters<typeof understand>[0],
  kind: ImportKind,
  before: ReviewRow,
  row: ReviewRow,
): Pick<ReviewRow, 'kind' | 'doubts'> {
  const fields = fieldsOf(row)
  if (fields === null || nameOf(row, kind) === '') return { kind: before.kind, doubts: before.doubts }
  const written = new Set([...Object.keys(row.edited ?? {})])
  const given = written.has(NAMES[kind]) && row.read === null ? '' : before.kind
  const now = understand(engine, kind, fields, given)
  const doubts = doubtChanged(before.doubts, fieldsOf(before), fields)
  // Those that hang on other rows are found anew with them, and keep the word that was given on them.
  const kept = doubts.filter(
    ({ code, field }) => COMPARED.has(code) || (!UNDERSTOOD.has(code) && code !== 'unread' && !written.has(field)),
  )
  const found = stillRight([...now.doubts, ...missingPrice(fields, written)], doubts)
  return { kind: now.kind, doubts: [...kept, ...found] }
}

const UNDERSTOOD: ReadonlySet<string> = new Set([
  'unknown_kind',
  'not_a_dish',
  'not_a_wine',
  'unknown_wine',
  'low_confidence',
])

function missingPrice({ price_cents: price, glass_price_cents: glass }: ImportFields, written: ReadonlySet<string>) {
  const isMissing = (price ?? null) === null && (glass ?? null) === null
  return isMissing && written.has('price_cents') ? [{ code: 'no_price', field: 'price_cents' }] : []
}

const FIELDS: Readonly<Record<ImportKind, readonly (keyof ImportFields)[]>> = {
  menu: ['section', 'dish', 'description', 'price_cents'],
  wines: ['name', ...LABEL_FIELDS, 'sku', 'size_ml', 'price_cents', 'glass_price_cents', 'cost_cents', 'stock'],
}
const LONGEST_SKU = 80

function cleanFields(fields: ImportFields, kind: ImportKind): ImportFields {
  const foreign = Object.keys(fields).find((key) => !FIELDS[kind].some((known) => known === key))
  if (foreign !== undefined)
    throw new MaridajeError('bad_input', `A line of ${kind === 'menu' ? 'a menu' : 'a wine list'} has no ${foreign}`, {
      place: { field: `fields.${foreign}` },
    })
  const cleaned = Object.entries(fields).map(([key, value]) => {
    const words = typeof value === 'string' ? cleanWords(value) : value
    return [key, key === 'sku' && typeof words === 'string' ? words.slice(0, LONGEST_SKU) : words]
  })
  return Object.fromEntries(cleaned)
}

/** Only what differs from what was read counts as changed. */
function mergeEdit({ read, edited }: ReviewRow, fields: ImportFields): ImportFields | null {
  const merged: ImportFields = { ...edited, ...fields }
  const differing = Object.entries(merged).filter(([key, value]) => read === null || Reflect.get(read, key) !== value)
  return differing.length === 0 ? null : Object.fromEntries(differing)
}

async function matchOf(
  around: Around,
  rows: Rows,
  restaurantId: string,
  kind: ImportKind,
  row: ReviewRow,
  all: readonly ReviewRow[],
): Promise<string | null> {
  const fields = fieldsOf(row)
  if (fields === null) return null
  if (kind === 'menu') {
    const key = dishKey(fields.dish ?? '')
    return (await around.storage.menuOf(restaurantId)).find((dish) => dish.key === key)?.id ?? null
  }
  const taken = new Set(all.flatMap(({ n, matches }) => (n !== row.n && matches !== null ? [matches] : [])))
  const free = (await cellarOf(rows, { lock: false })).filter(({ id }) => !taken.has(id))
  return matchWines([{ n: row.n, fields }], free, readingRoomOf(around).names()).get(row.n) ?? null
}

function hasOtherDoubts(after: ReviewRow, before: ReviewRow | undefined): boolean {
  return JSON.stringify(after.doubts) !== JSON.stringify(before?.doubts)
}
