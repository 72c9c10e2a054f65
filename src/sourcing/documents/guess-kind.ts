/** Menu or wine list: what most of the lines with a price are. */
import { readWine } from '../../flavor/wine/read-wine.ts'
import type { PrintedPage } from './page.ts'
import { priceRows } from './priced-rows.ts'
import type { PrintReaders } from './print-readers.ts'

export type ListKind = 'menu' | 'wine'

/** So many lines tell. */
const SAMPLE = 160

export function guessKind(pages: readonly PrintedPage[], readers: PrintReaders): ListKind {
  const { rows } = priceRows(pages, readers.print)
  const texts = rows.filter(({ text }) => /\p{L}{3}/u.test(text))
  const priced = texts.filter(({ prices }) => prices.length > 0)
  return kindOfNames(
    (priced.length >= 3 ? priced : texts).map(({ text }) => text),
    readers,
  )
}

export function kindOfNames(names: readonly string[], readers: PrintReaders): ListKind {
  let wine = 0
  let food = 0
  const step = Math.max(1, Math.floor(names.length / SAMPLE))
  for (let i = 0; i < names.length; i += step) {
    const line = (names[i] ?? '').replace(/\s+/g, ' ').slice(0, 500)
    const dish = readers.readDish(line)
    const reading = readWine({ name: line }, readers.wines)
    if (dish.kind === 'food' && dish.dishId !== null) food += 1
    else if (reading.kind === 'wine' && (reading.grapesStated || reading.vintage !== null || reading.confidence >= 0.6))
      wine += 1
    else if (dish.kind === 'food' && dish.confidence > 0.4) food += 0.5
  }
  return wine > food ? 'wine' : 'menu'
}
