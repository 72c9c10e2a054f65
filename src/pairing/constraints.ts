/** What a guest asks for: which wines stay; when none does, the constraint given up is named. */
import type { Constraints } from '../contract/requests.ts'
import { readMoney } from '../domain/money.ts'
import { foldText } from '../flavor/text/fold.ts'
import { inStock } from './stock.ts'
import type { WineTable } from './wine-table.ts'

export type ConstraintName = 'colour' | 'price' | 'glass' | 'avoid'

export interface Allowed {
  rows: number[]
  /** given up, in the order they were, because no wine met everything */
  relaxed: ConstraintName[]
}

/** What is given up first stands first: the price of a bottle before what somebody cannot bear. */
const RELAX_ORDER: readonly ConstraintName[] = ['glass', 'price', 'colour', 'avoid']

type Test = (wines: WineTable, row: number) => boolean

/** @param isForbidden what no wish can bring back */
export function allowedRows(
  wines: WineTable,
  constraints: Constraints | undefined,
  isForbidden?: (row: number) => boolean,
): Allowed {
  const tests = testsOf(constraints ?? {})
  const relaxed: ConstraintName[] = []
  const isThere = (row: number) => constraints?.in_stock === false || inStock(wines.readings[row]!)
  const there = allRows(wines).filter((row) => isThere(row) && !isForbidden?.(row))
  for (;;) {
    const rows = there.filter((row) => [...tests.values()].every((test) => test(wines, row)))
    if (rows.length > 0 || tests.size === 0) return { rows, relaxed }
    const next = RELAX_ORDER.find((name) => tests.has(name))!
    tests.delete(next)
    relaxed.push(next)
  }
}

function testsOf(constraints: Constraints): Map<ConstraintName, Test> {
  const tests = new Map<ConstraintName, Test>()
  const { colour, max_price_cents: most, by_glass: byGlass, avoid } = constraints
  if (colour && colour.length > 0) tests.set('colour', (wines, row) => colour.includes(wines.readings[row]!.colour))
  if (most !== undefined)
    tests.set('price', (wines, row) => {
      const price = readMoney(wines.readings[row]!.input.price ?? '')
      return price === null || price.cents <= most
    })
  if (byGlass) tests.set('glass', (wines, row) => readMoney(wines.readings[row]!.input.glass_price ?? '') !== null)
  if (avoid && avoid.length > 0) {
    const words = avoid.map(foldText).filter((word) => word.trim() !== '')
    if (words.length > 0) tests.set('avoid', (wines, row) => !words.some((word) => describes(wines, row, word)))
  }
  return tests
}

function allRows(wines: WineTable): number[] {
  return Array.from({ length: wines.size }, (_, row) => row)
}

function describes(wines: WineTable, row: number, word: string): boolean {
  const { input, grapes, style, styleClass } = wines.readings[row]!
  return [input.name, ...grapes, style, styleClass].some((text) => foldText(text).replace(/[-_]/g, ' ').includes(word))
}
