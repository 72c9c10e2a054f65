/** What the head of a table says about its columns. */
import { type DomElement, isElement } from './dom.ts'
import { type FieldRole, plays } from './field-names.ts'
import { parentOf } from './printed-cells.ts'

export interface Columns {
  /** text above the cell's column */
  headOf(cell: DomElement): string | null
  roleOf(cell: DomElement): FieldRole | null
}

const NONE: Columns = { headOf: () => null, roleOf: () => null }
const ROLES: readonly FieldRole[] = ['name', 'description', 'grape', 'region', 'country', 'vintage', 'producer', 'type']

/** @param item the row of a table; anything else has no columns */
export function columnsOf(item: DomElement): Columns {
  const heads = item.name === 'tr' ? headsAbove(item) : []
  if (heads.length === 0) return NONE
  const headOf = (cell: DomElement) => heads[columnOf(cell, item)] ?? null
  return {
    headOf,
    roleOf: (cell) => {
      const head = headOf(cell)
      return head === null ? null : (ROLES.find((role) => plays(head, role)) ?? null)
    },
  }
}

/** What stands above the column that the element is in; null outside of tables. */
export function headAbove(element: DomElement): string | null {
  const row = ancestor(element, 'tr')
  return row ? columnsOf(row).headOf(element) : null
}

/** A row of heads names columns; a single head across a table is a title. */
export function isColumnHead(element: DomElement): boolean {
  for (let here: DomElement | null = element; here; here = parentOf(here)) {
    if (here.name === 'td') return false
    if (here.name !== 'th') continue
    const row = parentOf(here)
    return row !== null && row.children.filter(isElement).length > 1
  }
  return false
}

function headsAbove(row: DomElement): string[] {
  const table = ancestor(row, 'table')
  const first = table ? firstRow(table) : null
  if (!first || first === row) return []
  const cells = first.children.filter(isElement)
  const isHead = cells.some(({ name }) => name === 'th') || ancestor(first, 'thead') !== null
  return isHead ? cells.map((cell) => textIn(cell).replace(/\s+/g, ' ').trim()) : []
}

function columnOf(cell: DomElement, row: DomElement): number {
  let here: DomElement | null = cell
  while (here && parentOf(here) !== row) here = parentOf(here)
  return here ? row.children.filter(isElement).indexOf(here) : -1
}

function ancestor(element: DomElement, name: string): DomElement | null {
  let here: DomElement | null = element
  while (here && here.name !== name) here = parentOf(here)
  return here
}

function firstRow(element: DomElement): DomElement | null {
  for (const child of element.children.filter(isElement)) {
    const found = child.name === 'tr' ? child : /^(?:thead|tbody)$/.test(child.name) ? firstRow(child) : null
    if (found) return found
  }
  return null
}

function textIn(element: DomElement): string {
  return element.children
    .map((child) => (child.type === 'text' ? child.data : isElement(child) ? textIn(child) : ''))
    .join(' ')
}
