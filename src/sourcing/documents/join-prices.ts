/**
 * Prices that stand on a line of their own find the line they belong to. Beside a text, perhaps half a line off (photos, two
 * fonts): the cheapest monotone pairing, in which the offset changes slowly. Above or below it (centred menus): the nearer.
 */
import { median, type PrintedLine } from './page.ts'
import { middleOf, pitchOf, type Row } from './priced-rows.ts'
import type { Price } from './prices.ts'

/** `own`: printed on the row or beside it; `closes`: the price ends the item; `opens`: it stands before the name. */
export type PriceWay = 'own' | 'closes' | 'opens'

export interface JoinedRow extends Row {
  way: PriceWay | null
  /** where the prices stand, if not on the row itself */
  priceLine: PrintedLine | null
  /** the price stands between this row and another, and counts for both */
  isShared: boolean
}

/** A price farther than this many lines from every text is no price of a line. */
const FARTHEST = 2.2
const SKIP = 2.5
/** A text that runs on above or below the price has no room for one beside it. */
const COVERED = 0.8

/** @param unlikely 0 for a row that looks like the name of something, up to 2 for one that cannot have a price */
export function joinPrices(rows: readonly Row[], unlikely: (row: Row) => number): { rows: JoinedRow[]; lost: Row[] } {
  const joined: JoinedRow[] = []
  const lost: Row[] = []
  for (const block of blocksOf(rows)) {
    const frees = block.filter(({ isPriceOnly }) => isPriceOnly)
    const texts = block
      .filter(({ isPriceOnly }) => !isPriceOnly)
      .map(
        (row): JoinedRow => ({
          ...row,
          way: row.prices.length > 0 || row.isOpen ? 'own' : null,
          priceLine: null,
          isShared: false,
        }),
      )
    if (frees.length === 0 || texts.length === 0) {
      joined.push(...texts)
      lost.push(...frees)
      continue
    }
    const beside = frees.filter((free) => texts.some((text) => standsBeside(free, text)))
    const stacked = frees.filter((free) => !beside.includes(free))
    lost.push(...pairBeside(beside, texts, pitchOf(texts), unlikely), ...stack(stacked, texts))
    joined.push(...texts)
  }
  return { rows: joined, lost }
}

function blocksOf(rows: readonly Row[]): Row[][] {
  const blocks = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.line.page}/${row.line.block}`
    const block = blocks.get(key)
    if (block) block.push(row)
    else blocks.set(key, [row])
  }
  return [...blocks.values()]
}

function standsBeside(free: Row, text: Row): boolean {
  if (!free.hasBoxes) return false
  const apart = free.x0 >= text.x1 - 0.01 || free.x1 <= text.x0 + 0.01
  return apart && Math.abs(middleOf(free) - middleOf(text)) < Math.max(free.line.size, text.line.size) * 2.5
}

interface Step {
  cost: number
  offset: number
  from: Step | null
  /** index of the text, -1 where the price is left out */
  text: number
}

/** Dynamic programming over prices and texts, both from top to bottom. */
function pairBeside(frees: readonly Row[], texts: JoinedRow[], pitch: number, unlikely: (row: Row) => number): Row[] {
  if (frees.length === 0) return []
  const order = [...frees].sort((a, b) => middleOf(a) - middleOf(b))
  const lines = texts.map((text, index) => ({ text, index })).sort((a, b) => middleOf(a.text) - middleOf(b.text))
  const names = lines.map(({ text }) => unlikely(text))
  let states: Step[] = [{ cost: 0, offset: Number.NaN, from: null, text: -1 }]
  let reached: number[] = [-1]
  for (const free of order) {
    const next: Step[] = []
    const at: number[] = []
    states.forEach((state, s) => {
      next.push({ cost: state.cost + SKIP, offset: state.offset, from: state, text: -1 })
      at.push(reached[s] ?? -1)
      for (let i = (reached[s] ?? -1) + 1; i < lines.length; i++) {
        const text = lines[i]?.text
        if (!text) continue
        const offset = (middleOf(free) - middleOf(text)) / pitch
        if (offset < -FARTHEST) break
        if (offset > FARTHEST || text.prices.length > 0) continue
        const jump = Number.isNaN(state.offset) ? 0 : Math.abs(offset - state.offset)
        const drift = free.isScanned ? 0.5 : 1
        const covered = free.x0 < text.x1 - 0.01 && free.x1 > text.x0 + 0.01 ? COVERED : 0
        const cost = state.cost + Math.abs(offset) * drift + Math.min(1.5, jump) * 0.8 + (names[i] ?? 0) + covered
        next.push({ cost, offset, from: state, text: i })
        at.push(i)
      }
    })
    ;[states, reached] = cheapest(next, at)
  }
  const best = states.reduce((a, b) => (b.cost < a.cost ? b : a))
  const chosen: number[] = []
  for (let step: Step | null = best; step?.from; step = step.from) chosen.unshift(step.text)
  const lost: Row[] = []
  order.forEach((free, p) => {
    const line = lines[chosen[p] ?? -1]
    if (!line) lost.push(free)
    else texts[line.index] = withPrices(line.text, free.prices, 'own', free)
  })
  shareBetween(order, texts, pitch, (row) => unlikely(row) === 0)
  return lost
}

/** Of the states that reached the same text the cheapest goes on. */
function cheapest(steps: readonly Step[], at: readonly number[]): [Step[], number[]] {
  const best = new Map<number, Step>()
  steps.forEach((step, i) => {
    const key = at[i] ?? -1
    const known = best.get(key)
    if (!known || step.cost < known.cost) best.set(key, step)
  })
  return [[...best.values()], [...best.keys()]]
}

/** One price midway between two names, as behind a bracket, counts for both. */
function shareBetween(
  frees: readonly Row[],
  texts: JoinedRow[],
  pitch: number,
  isNameLike: (row: Row) => boolean,
): void {
  for (const free of frees) {
    if (free.isScanned) continue
    const near = texts.filter((text) => Math.abs(Math.abs(middleOf(free) - middleOf(text)) - pitch / 2) < pitch * 0.12)
    const [above, below] = near.sort((a, b) => middleOf(a) - middleOf(b))
    if (near.length !== 2 || !above || !below || !isNameLike(above) || !isNameLike(below)) continue
    if (above.line.style !== below.line.style || Math.abs(above.line.size - below.line.size) > above.line.size * 0.08)
      continue
    const bare = [above, below].filter((row) => row.prices.length === 0)
    if (bare.length !== 1) continue
    for (const row of [above, below]) {
      const at = texts.indexOf(row)
      texts[at] = { ...withPrices(row, free.prices, 'own', free), isShared: true }
    }
  }
}

function withPrices(row: JoinedRow, prices: readonly Price[], way: PriceWay, free: Row): JoinedRow {
  return { ...row, prices, isOpen: row.isOpen || free.isOpen, way, priceLine: free.line }
}

/** Prices between lines: to the text above or below, whichever stands nearer for most of them. */
function stack(frees: readonly Row[], texts: JoinedRow[]): Row[] {
  const lost: Row[] = []
  const around = frees.map((free) => {
    const above = texts.filter((text) => middleOf(text) < middleOf(free)).at(-1)
    const below = texts.find((text) => middleOf(text) > middleOf(free))
    return { free, above, below, lean: below && above ? below.y0 - free.y1 - (free.y0 - above.y1) : above ? 1 : -1 }
  })
  const leans = around.filter(({ above, below }) => above && below).map(({ lean }) => Math.sign(Math.round(lean * 500)))
  const opens = leans.length > 0 && median(leans) < 0
  for (const { free, above, below } of around) {
    const text = opens ? below : above
    const at = text ? texts.indexOf(text) : -1
    if (!text || (text.prices.length > 0 && text.way === 'own')) lost.push(free)
    else if (text.prices.length > 0) texts[at] = { ...text, prices: [...text.prices, ...free.prices] }
    else texts[at] = withPrices(text, free.prices, opens ? 'opens' : 'closes', free)
  }
  return lost
}
