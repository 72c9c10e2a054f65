/** The words of a page to its lines, column after column. */
import { findBlocks, type Piece } from './find-columns.ts'
import { gatherRuns } from './gather-runs.ts'
import { boxAround, median, type PrintedLine, type PrintedPage, type PrintedWord } from './page.ts'
import { isAllPrice, readPrices } from './prices.ts'
import type { PrintWords } from './print-words.ts'

export interface PageWords {
  page: number
  ratio: number
  words: readonly PrintedWord[]
  hasBoxes: boolean
  isScanned: boolean
}

/** In letter heights: a blank of proportional type is a third of one, a gap that parts cells wider than this. */
const GAP = { laid: 1.6, typed: 0.8 }

/** A page with more is no menu: its columns are not looked for. */
const MOST_PIECES = 4_000
/** Rows above the last in which a further run may still stand. */
const NEARBY = 12

export function layOut(page: PageWords, print: PrintWords): PrintedPage {
  const gap = page.hasBoxes ? GAP.laid : GAP.typed
  const pieces = gatherRuns(page.words, page.ratio, gap).map((run): Piece => {
    const read = readPrices(run.text, print)
    const isPrice = isAllPrice(read)
    return { ...run, isPrice, hasPrice: isPrice || read.strength === 'sign' }
  })
  const lines: PrintedLine[] = []
  const blocks = pieces.length > MOST_PIECES ? [pieces] : findBlocks(pieces)
  blocks.forEach((block, index) => {
    for (const row of rowsOfBlock(block, page.isScanned)) lines.push(lineOf(row, page.page, lines.length + 1, index))
  })
  return {
    page: page.page,
    ratio: page.ratio,
    words: page.words,
    lines,
    hasBoxes: page.hasBoxes,
    isScanned: page.isScanned,
  }
}

/** Runs of one block on one baseline make one line; of a scan the prices stay apart, for they may stand off their line. */
function rowsOfBlock(block: readonly Piece[], isScanned: boolean): Piece[][] {
  const rows: Piece[][] = []
  for (const piece of [...block].sort((a, b) => middle(a) - middle(b))) {
    const row = rows
      .slice(-NEARBY)
      .findLast((other) => other.some((one) => onOneRow(one, piece) && !(isScanned && one.isPrice !== piece.isPrice)))
    if (row) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => row.sort((a, b) => a.x0 - b.x0)).sort((a, b) => top(a) - top(b))
}

function middle(piece: Piece): number {
  return (piece.y0 + piece.y1) / 2
}

function top(row: readonly Piece[]): number {
  return median(row.map(middle))
}

function onOneRow(a: Piece, b: Piece): boolean {
  const shared = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0)
  return shared > Math.min(a.y1 - a.y0, b.y1 - b.y0) * 0.5 && (a.x1 <= b.x0 + 0.005 || b.x1 <= a.x0 + 0.005)
}

function lineOf(row: readonly Piece[], page: number, line: number, block: number): PrintedLine {
  const texts = row.filter(({ isPrice }) => !isPrice)
  const lead = texts[0] ?? row[0]
  const words = row.flatMap((piece) => piece.words)
  return {
    page,
    line,
    text: row.map(({ text }) => text).join('\t'),
    cells: row.map((piece) => ({ text: piece.text, box: boxAround(piece.words.map(({ box }) => box)) })),
    box: boxAround(words.map(({ box }) => box)),
    size: lead?.size ?? 0,
    style: lead?.style ?? '',
    confidence: Math.min(...words.map(({ confidence }) => confidence)),
    block,
  }
}
