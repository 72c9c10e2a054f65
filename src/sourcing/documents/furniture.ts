/** What every page repeats at its head or foot (the house's name, page numbers, an address) is no part of the list. */
import { foldText } from '../../flavor/text/fold.ts'
import type { PrintedLine, PrintedPage } from './page.ts'

const MARGIN = 0.14
const PAGE_NUMBER = /^(?:p(?:a|á)g(?:ina|\.)?|page)?\s*\d{1,3}(?:\s*(?:\/|de|of)\s*\d{1,3})?$/i

export interface WithoutFurniture {
  pages: PrintedPage[]
  dropped: PrintedLine[]
}

/** @param keeps titles of sections may stand on several pages */
export function dropFurniture(pages: readonly PrintedPage[], keeps: (text: string) => boolean): WithoutFurniture {
  const dropped: PrintedLine[] = []
  if (pages.length < 2) return { pages: [...pages], dropped }
  const seen = new Map<string, Set<number>>()
  for (const page of pages)
    for (const line of page.lines)
      if (isMargin(line)) seen.set(keyOf(line), (seen.get(keyOf(line)) ?? new Set()).add(page.page))
  const often = Math.max(2, Math.ceil(pages.length * 0.5))
  const isFurniture = (line: PrintedLine) =>
    isMargin(line) &&
    (PAGE_NUMBER.test(line.text.trim()) || ((seen.get(keyOf(line))?.size ?? 0) >= often && !keeps(line.text)))
  return {
    pages: pages.map((page) => ({
      ...page,
      lines: page.lines.filter((line) => {
        const drops = isFurniture(line)
        if (drops) dropped.push(line)
        return !drops
      }),
    })),
    dropped,
  }
}

function isMargin({ box }: PrintedLine): boolean {
  return box[1] < MARGIN || box[1] + box[3] > 1 - MARGIN
}

function keyOf(line: PrintedLine): string {
  return foldText(line.text)
    .replace(/\d+/g, '#')
    .replace(/[^a-z#]+/g, ' ')
    .trim()
}
