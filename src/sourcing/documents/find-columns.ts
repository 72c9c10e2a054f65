/**
 * Runs to blocks in reading order. A gutter parts two columns when few runs cross it, both sides are long, and each side
 * has its own prices: a column of prices alone belongs to the names on its left. What crosses parts the page into bands.
 */
import type { Run } from './gather-runs.ts'

export interface Piece extends Run {
  /** nothing but prices */
  isPrice: boolean
  /** prices alone or at its end */
  hasPrice: boolean
}

const LEAST_IN_COLUMN = 4
const MOST_CROSSING = 0.2
const DEPTH = 4

export function findBlocks(pieces: readonly Piece[], depth = DEPTH): Piece[][] {
  if (pieces.length === 0) return []
  const gutter = depth > 0 ? bestGutter(pieces) : null
  if (gutter === null) return [[...pieces]]
  const crossing = pieces.filter((piece) => crosses(piece, gutter)).sort((a, b) => a.y0 - b.y0)
  const blocks: Piece[][] = []
  let top = Number.NEGATIVE_INFINITY
  const sides = pieces.filter((piece) => !crosses(piece, gutter))
  const take = (until: number) => {
    const band = sides.filter((piece) => middle(piece) >= top && middle(piece) < until)
    const left = band.filter((piece) => piece.x1 <= gutter)
    const right = band.filter((piece) => piece.x1 > gutter)
    blocks.push(...findBlocks(left, depth - 1), ...findBlocks(right, depth - 1))
    top = until
  }
  for (const group of stacked(crossing)) {
    take(Math.min(...group.map(middle)))
    blocks.push(group)
  }
  take(Number.POSITIVE_INFINITY)
  return blocks.filter((block) => block.length > 0)
}

function middle(piece: Run): number {
  return (piece.y0 + piece.y1) / 2
}

function crosses(piece: Run, gutter: number): boolean {
  return piece.x0 < gutter - 0.002 && piece.x1 > gutter + 0.002
}

/** Crossing runs close below each other stay together. */
function stacked(runs: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = []
  for (const run of runs) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    if (last && before && run.y0 - before.y1 < run.size * 1.2) last.push(run)
    else groups.push([run])
  }
  return groups
}

function bestGutter(pieces: readonly Piece[]): number | null {
  const texts = pieces.filter(({ isPrice }) => !isPrice)
  if (texts.length < LEAST_IN_COLUMN * 2) return null
  let best: { at: number; score: number } | null = null
  const edges = new Set(texts.map(({ x0 }) => Math.round((x0 - 0.004) * 250) / 250))
  for (const at of edges) {
    const score = scoreGutter(pieces, texts, at)
    if (score > 0 && (!best || score > best.score)) best = { at, score }
  }
  return best && centred(pieces, best.at)
}

/** The middle of the free strip around the gutter. */
function centred(pieces: readonly Piece[], at: number): number {
  let left = 0
  let right = 1
  for (const piece of pieces) {
    if (crosses(piece, at)) continue
    if (piece.x1 <= at + 0.002) left = Math.max(left, piece.x1)
    else right = Math.min(right, piece.x0)
  }
  return left < right ? (left + right) / 2 : at
}

function scoreGutter(pieces: readonly Piece[], texts: readonly Piece[], at: number): number {
  const left = texts.filter((piece) => piece.x1 <= at + 0.002)
  const right = texts.filter((piece) => piece.x0 >= at - 0.002)
  const crossing = pieces.filter((piece) => crosses(piece, at)).length
  const fewer = Math.min(left.length, right.length)
  if (fewer < LEAST_IN_COLUMN || crossing > MOST_CROSSING * (left.length + right.length)) return 0
  if (sharedHeight(left, right) < 0.35) return 0
  const pricedLeft = pieces.filter((piece) => piece.hasPrice && piece.x1 <= at + 0.002).length
  const pricedRight = pieces.filter((piece) => piece.hasPrice && piece.x0 >= at - 0.002).length
  if (!isParted(left, right, pricedLeft, pricedRight)) return 0
  // A price right of the gutter without a text of its own belongs to the left: then this is no gutter.
  const orphans = pieces.filter(
    (piece) => piece.isPrice && piece.x0 >= at - 0.002 && !right.some((text) => sharesRow(text, piece)),
  )
  if (orphans.length > pricedRight * 0.5) return 0
  return fewer - crossing * 1.5 + Math.min(pricedLeft, pricedRight) * 0.5
}

function isParted(left: readonly Piece[], right: readonly Piece[], pricedLeft: number, pricedRight: number): boolean {
  if (pricedLeft >= 2 && pricedRight >= 2) return true
  const [fewer, more] = left.length < right.length ? [left, right] : [right, left]
  const aligned = fewer.filter((piece) => more.some((other) => sharesBaseline(piece, other))).length / fewer.length
  return aligned < 0.5
}

function sharedHeight(left: readonly Piece[], right: readonly Piece[]): number {
  const [a0, a1] = extent(left)
  const [b0, b1] = extent(right)
  const least = Math.min(a1 - a0, b1 - b0)
  return least <= 0 ? 0 : (Math.min(a1, b1) - Math.max(a0, b0)) / least
}

function extent(pieces: readonly Piece[]): [number, number] {
  return [Math.min(...pieces.map(({ y0 }) => y0)), Math.max(...pieces.map(({ y1 }) => y1))]
}

function sharesRow(a: Run, b: Run): boolean {
  return Math.abs(middle(a) - middle(b)) < Math.max(a.size, b.size) * 1.5
}

function sharesBaseline(a: Run, b: Run): boolean {
  return Math.abs(a.y1 - b.y1) < Math.min(a.size, b.size) * 0.3
}
