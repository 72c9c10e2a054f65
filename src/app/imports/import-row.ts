/** A row under review: what was read, what a person made of it, and what the two come to. */
import { z } from 'zod'
import { ImportFields, type ImportRow } from '../../contract/house/lists.ts'
import type { StoredRow } from '../../storage/imports.ts'
import { sayDoubt } from './say-doubts.ts'
import type { LineDoubt } from './source-line.ts'

export type ImportKind = 'menu' | 'wines'

export interface ReviewRow {
  n: number
  line: string
  page: number | null
  kind: string
  read: ImportFields | null
  edited: ImportFields | null
  doubts: LineDoubt[]
  decision: 'keep' | 'skip'
  matches: string | null
}

/** The field that a row cannot do without. */
export const NAMES = { menu: 'dish', wines: 'name' } as const

/** What the screen shows and publishing saves. */
export function fieldsOf({ read, edited }: Pick<ReviewRow, 'read' | 'edited'>): ImportFields | null {
  return read === null && edited === null ? null : { ...read, ...edited }
}

export function nameOf(row: Pick<ReviewRow, 'read' | 'edited'>, kind: ImportKind): string {
  return fieldsOf(row)?.[NAMES[kind]] ?? ''
}

const Doubts = z.array(
  z.object({
    code: z.string(),
    field: z.string(),
    about: z.string().optional(),
    isRight: z.literal(true).optional(),
  }),
)

export function toReviewRow({ read, edited, doubts, ...row }: StoredRow): ReviewRow {
  return {
    ...row,
    read: read === null ? null : ImportFields.parse(read),
    edited: edited === null ? null : ImportFields.parse(edited),
    doubts: Doubts.parse(doubts).map(({ about, isRight, ...doubt }) => ({
      ...doubt,
      ...(about !== undefined && { about }),
      ...(isRight && { isRight }),
    })),
  }
}

/** @param seesMoney whether cost is shown */
export function showRow(row: ReviewRow, seesMoney: boolean): ImportRow {
  const fields = fieldsOf(row)
  const changed = Object.keys(row.edited ?? {})
  return {
    n: row.n,
    line: row.line,
    page: row.page,
    kind: row.kind,
    fields: fields === null || seesMoney ? fields : withoutCost(fields),
    changed: seesMoney ? changed : changed.filter((field) => field !== 'cost_cents'),
    doubts: row.doubts.filter(({ field, isRight }) => !isRight && (seesMoney || field !== 'cost_cents')).map(sayDoubt),
    decision: row.decision,
    matches: row.matches,
  }
}

function withoutCost({ cost_cents: _, ...fields }: ImportFields): ImportFields {
  return fields
}
