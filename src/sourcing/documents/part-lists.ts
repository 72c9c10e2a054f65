/** A card with dishes and wines is two lists: each line goes to the reader that understands it. */
import type { SourcedRecord } from '../../contract/records.ts'
import type { ListReading } from '../menus/read-menu.ts'
import type { ListKind } from './guess-kind.ts'
import type { PrintReaders } from './print-readers.ts'

/** So few lines of the other kind may be slips of a reader. */
const LEAST = 3

export function partLists(kind: ListKind, menu: ListReading, wines: ListReading, readers: PrintReaders): ListReading {
  return kind === 'menu' ? winesApart(menu, wines, readers) : dishesApart(wines, menu, readers)
}

/** Drinks of the menu that state a grape or a year, or a house that one knows, are wines. */
function winesApart(menu: ListReading, wines: ListReading, readers: PrintReaders): ListReading {
  const found = new Map(wines.records.filter(isSureWine).map((record) => [lineOf(record), record]))
  const isWine = (record: SourcedRecord) =>
    record.kind === 'menu' && !isDish(record, readers) && found.has(lineOf(record))
  if (menu.records.filter(isWine).length < LEAST) return menu
  return {
    ...menu,
    records: menu.records.map((record) => (isWine(record) ? (found.get(lineOf(record)) ?? record) : record)),
    hints: [...menu.hints, 'The wines on this menu were read as wines.'],
  }
}

/** Lines that the reader of wines left are dishes where the dish is known. */
function dishesApart(wines: ListReading, menu: ListReading, readers: PrintReaders): ListReading {
  const taken = new Set(wines.records.map(lineOf))
  const dishes = menu.records.filter((record) => !taken.has(lineOf(record)) && isDish(record, readers))
  if (dishes.length < LEAST) return wines
  const read = new Set(dishes.map(lineOf))
  return {
    records: [...wines.records, ...dishes],
    unread: wines.unread.filter(({ place }) => !read.has(`${place.page}:${place.line}`)),
    hints: [...wines.hints, 'The dishes on this list were read as dishes.'],
  }
}

function isSureWine({ kind, body, confidence }: SourcedRecord): boolean {
  return (
    kind === 'wine' &&
    'grapes' in body &&
    body.price !== null &&
    (body.grapes.length > 0 || body.vintage !== null || (body.producer !== null && confidence >= 0.6))
  )
}

function isDish(record: SourcedRecord, { readDish }: PrintReaders): boolean {
  if (record.kind !== 'menu' || record.body.kind === 'drink') return false
  return record.body.price !== null && readDish(record.body.dish.slice(0, 500)).dishId !== null
}

function lineOf({ position: { page, line } }: SourcedRecord): string {
  return `${page}:${line}`
}
