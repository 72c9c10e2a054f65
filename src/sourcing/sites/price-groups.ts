/** Where a page prints prices, and which of them belong to one item: glass and bottle, half and full. */
import type { Price, PricedText } from '../documents/prices.ts'
import { isAllPrice } from '../documents/prices.ts'
import { plays } from './field-names.ts'
import type { PageCell } from './printed-cells.ts'
import { headAbove } from './table-columns.ts'
import type { Tools } from './tools.ts'

export interface PricedCell {
  cell: PageCell
  prices: readonly Price[]
  /** what the cell says beside its prices */
  text: string
  isAlone: boolean
}

export interface PriceGroup {
  cells: readonly PricedCell[]
}

const PRICE_HINT = /pric|preci|precio|cost|valor|amount|pvp|importe|harga|preco|prix/
const OLD_PRICE =
  /old|was|before|antes|tachad|strike|list-?price|price-?list|precio-?(?:lista|normal|regular)|regular-?price|original|compare|crossed/
/** "Precio no encontrado", a dash: the place of a price without one. */
const NO_PRICE = /^(?:—|–|-|n\/?a|precio no (?:encontrado|disponible)|s\/p|sin precio)$/i
/** Share of cells of one look that are bare numbers, from which on these are prices. */
const MOSTLY = 0.6

export function groupPrices(cells: readonly PageCell[], tools: Tools): PriceGroup[] {
  const reads = new Map(cells.map((cell) => [cell, tools.prices(cell.text)]))
  const bare = bareLooks(cells, reads)
  const priced = cells.flatMap((cell): PricedCell[] => {
    const read = reads.get(cell)
    const found = read ? pricedCell(cell, read, bare) : null
    return found ? [found] : []
  })
  return joined(withoutOld(priced), cells, tools)
}

/** Looks whose cells are mostly numbers without a sign: a column of prices as menus print it, unless the numbers count. */
function bareLooks(cells: readonly PageCell[], reads: ReadonlyMap<PageCell, PricedText>): ReadonlySet<string> {
  const looks = new Map<string, { all: number; amounts: number[] }>()
  for (const cell of cells) {
    const read = reads.get(cell)
    const look = looks.get(cell.look) ?? { all: 0, amounts: [] }
    looks.set(cell.look, look)
    look.all++
    if (read && (read.prices.length > 0 || read.isOpen)) look.amounts.push(read.prices[0]?.amount ?? 0)
  }
  return new Set(
    [...looks]
      .filter(([, { all, amounts }]) => amounts.length >= 3 && amounts.length >= all * MOSTLY && !isCount(amounts))
      .map(([look]) => look),
  )
}

/** Bins and numbers of dishes: 101, 102, 103, 201. */
function isCount(amounts: readonly number[]): boolean {
  const steps = amounts.slice(1).map((amount, i) => amount - (amounts[i] ?? 0))
  return steps.every((step) => step > 0) && steps.filter((step) => step === 1).length * 2 >= steps.length
}

function pricedCell(cell: PageCell, read: PricedText, bare: ReadonlySet<string>): PricedCell | null {
  const hinted = PRICE_HINT.test(cell.hint) || isPriceColumn(cell, read)
  const alone = isAllPrice(read) || (hinted && read.prices.length > 0)
  if (hinted && NO_PRICE.test(cell.text)) return { cell, prices: [], text: '', isAlone: true }
  if (read.isOpen && read.prices.length === 0)
    return alone || /\p{L}/u.test(read.text) ? { cell, prices: [], text: alone ? '' : read.text, isAlone: alone } : null
  if (read.prices.length === 0 || read.prices.every(({ amount }) => amount === 0)) return null
  const isSure = read.strength === 'sign' || hinted || bare.has(cell.look)
  if (!isSure || (cell.heading > 0 && !isAllPrice(read) && read.strength === 'loose')) return null
  // "Desde S/ 30", "Precio: 30": the words around a price are none of the name's.
  const text = hinted && !/\p{L}{3,}.*\p{L}{3,}.*\p{L}{3,}/u.test(read.text) ? '' : read.text
  return { cell, prices: read.prices, text: alone ? '' : text, isAlone: alone || text === '' }
}

/** A bare number below "Precio" or "Copa". */
function isPriceColumn(cell: PageCell, read: PricedText): boolean {
  if (read.prices.length === 0 || read.strength === 'sign') return false
  const head = headAbove(cell.element)
  return head !== null && (plays(head, 'price') || plays(head, 'glassPrice'))
}

/** A crossed-out price beside the one in force is no second price. */
function withoutOld(priced: readonly PricedCell[]): PricedCell[] {
  return priced.filter((one, i) => {
    if (!OLD_PRICE.test(one.cell.hint) || !one.isAlone) return true
    const near = [priced[i - 1], priced[i + 1]]
    return !near.some(
      (other) => other?.isAlone && !OLD_PRICE.test(other.cell.hint) && Math.abs(other.cell.order - one.cell.order) <= 2,
    )
  })
}

/** Prices with nothing but their labels between them, on one line or in one row. */
function joined(priced: readonly PricedCell[], cells: readonly PageCell[], tools: Tools): PriceGroup[] {
  const groups: PricedCell[][] = []
  for (const one of priced) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const between = last ? cells.slice(last.cell.order + 1, one.cell.order) : []
    const belongs =
      last !== undefined &&
      one.isAlone &&
      between.length <= 1 &&
      between.every(({ text }) => isLabel(text, tools)) &&
      sharesHolder(last.cell, one.cell)
    if (group && belongs) group.push(one)
    else groups.push([one])
  }
  return groups.map((group) => ({ cells: group }))
}

function isLabel(text: string, tools: Tools): boolean {
  const phrase = tools.print.phraseAt(text, 0, LABELS)
  return phrase !== null && phrase.length >= text.length - 2
}

const LABELS = new Set(['portion', 'glass', 'bottle', 'size', 'market', 'measure'] as const)

function sharesHolder(a: PageCell, b: PageCell): boolean {
  const above = new Set([a.element, a.element.parent, a.element.parent?.parent])
  return [b.element, b.element.parent, b.element.parent?.parent].some(
    (node) =>
      node && above.has(node) && !('name' in node && /^(?:body|main|table|tbody|ul|ol|section)$/.test(node.name)),
  )
}
