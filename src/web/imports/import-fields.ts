/** Which fields a line has, how each is typed, and how it reads. */
import type { ImportFields, NewImport } from '../../contract/house/lists.ts'
import { readMoney, readWhole, writeMoney } from '../lists/money-entry.ts'

export type FieldName = keyof ImportFields
type Kind = NewImport['kind']

/** In sight at once, in the order of the page. */
const COLUMNS: Readonly<Record<Kind, readonly FieldName[]>> = {
  menu: ['dish', 'section', 'price_cents'],
  wines: ['name', 'producer', 'grape', 'region', 'vintage', 'price_cents'],
}
const MORE: Readonly<Record<Kind, readonly FieldName[]>> = {
  menu: ['description'],
  wines: ['glass_price_cents', 'cost_cents', 'stock', 'country', 'type', 'abv', 'size_ml', 'sku'],
}
const MONEY: ReadonlySet<FieldName> = new Set(['price_cents', 'glass_price_cents', 'cost_cents'])
const WHOLE: ReadonlySet<FieldName> = new Set(['stock', 'size_ml'])
/** Without it a line is no dish and no wine. */
const NEEDED: ReadonlySet<FieldName> = new Set(['dish', 'name'])

export const columnsOf = (kind: Kind): readonly FieldName[] => COLUMNS[kind]
export const moreOf = (kind: Kind): readonly FieldName[] => MORE[kind]
export const nameOf = (kind: Kind): 'dish' | 'name' => (kind === 'menu' ? 'dish' : 'name')

export function inputModeOf(field: FieldName): 'text' | 'decimal' | 'numeric' {
  if (MONEY.has(field)) return 'decimal'
  return WHOLE.has(field) ? 'numeric' : 'text'
}

export function writeField(fields: ImportFields, field: FieldName): string {
  const value = fields[field]
  if (MONEY.has(field)) return typeof value === 'number' ? writeMoney(value) : ''
  return value === null || value === undefined ? '' : String(value)
}

/** @returns the part of a change that says it, or what is wrong */
export function readField(field: FieldName, typed: string): { fields: ImportFields } | 'money' | 'whole' | 'empty' {
  if (MONEY.has(field)) {
    const cents = readMoney(typed)
    return cents === undefined ? 'money' : { fields: { [field]: cents } }
  }
  if (WHOLE.has(field)) {
    const whole = readWhole(typed)
    return whole === undefined ? 'whole' : { fields: { [field]: whole } }
  }
  const text = typed.trim()
  return text === '' && NEEDED.has(field) ? 'empty' : { fields: { [field]: text } }
}
