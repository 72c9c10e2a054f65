/** A document as it is printed: pages of words, each with the box it fills, and the lines they form. Every format ends here. */
import type { Place } from '../../contract/records.ts'

/** left, top, width, height as shares of the page, 0..1 */
export type Box = [number, number, number, number]

export interface PrintedWord {
  text: string
  box: Box
  /** height of the letters as a share of the page's width */
  size: number
  /** font or weight, where the format tells; lines of one style play one part */
  style: string
  /** 0..1, how sure the scanner is; 1 where the text is in the file */
  confidence: number
}

/** Words of one row of one column; `cells` are its parts where wide gaps or leaders stand between them. */
export interface PrintedLine {
  page: number
  /** counts from 1 over the page, in reading order */
  line: number
  /** cells joined by a tab */
  text: string
  cells: readonly Cell[]
  box: Box
  size: number
  style: string
  confidence: number
  /** lines of one column of one band of the page share it */
  block: number
}

export interface Cell {
  text: string
  box: Box
}

export interface PrintedPage {
  page: number
  /** height divided by width */
  ratio: number
  words: readonly PrintedWord[]
  lines: readonly PrintedLine[]
  /** boxes are true only where the format has a layout; plain text has lines alone */
  hasBoxes: boolean
  /** read from pixels: prices may stand half a line off, letters may be wrong */
  isScanned: boolean
}

/** Where a line stands, for the record that is read from it. */
export function placeOf(line: PrintedLine, hasBoxes: boolean, text: string = line.text): Place {
  const place: Place = { page: line.page, line: line.line, text: text.replace(/\s+/g, ' ').trim() }
  if (hasBoxes) place.box = [rounded(line.box[0]), rounded(line.box[1]), rounded(line.box[2]), rounded(line.box[3])]
  return place
}

/** The smallest box around all of them. */
export function boxAround(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [1, 1, 0, 0]
  for (const [x, y, width, height] of boxes) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return [left, top, Math.max(0, right - left), Math.max(0, bottom - top)]
}

export function median(numbers: readonly number[]): number {
  if (numbers.length === 0) return 0
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

function rounded(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000
}
