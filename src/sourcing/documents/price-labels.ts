/** Headers over columns of prices ("Copa  Botella", "Personal  Familiar") name the prices below them. */
import { boxAround, type PrintedLine } from './page.ts'
import type { Price } from './prices.ts'
import type { PrintRole, PrintWords } from './print-words.ts'

export interface ColumnHeader {
  labels: ColumnLabel[]
  /** what stands before the labels: often the section's title */
  title: string | null
}

export interface ColumnLabel {
  text: string
  means: { role: PrintRole; value: string }
  /** its middle as a share of the page's width */
  x: number
}

const LABELS: ReadonlySet<PrintRole> = new Set(['portion', 'glass', 'bottle', 'size'])
const FARTHEST = 0.08

/** Null unless the line ends with labels in cells of their own: one or more, and nothing but labels or one word before them. */
export function columnLabelsOf(line: PrintedLine, print: PrintWords): ColumnHeader | null {
  const labels: ColumnLabel[] = []
  const others: string[] = []
  for (const cell of line.cells) {
    const found = labelsIn(cell.text, print)
    if (!found) others.push(cell.text)
    else
      found.forEach(({ text, means }, i) => {
        const [left, , width] = cell.box
        labels.push({ text, means, x: left + (width * (i + 0.5)) / found.length })
      })
  }
  return labels.length > 0 && others.length <= 1 && labels.length > others.length
    ? { labels, title: others[0] ?? null }
    : null
}

function labelsIn(text: string, print: PrintWords): Omit<ColumnLabel, 'x'>[] | null {
  const labels: Omit<ColumnLabel, 'x'>[] = []
  let at = 0
  while (at < text.length) {
    const blank = /^[\s/|·,.:-]+/.exec(text.slice(at))?.[0].length ?? 0
    at += blank
    if (at >= text.length) break
    const phrase = print.phraseAt(text, at, LABELS)
    if (!phrase) return null
    labels.push({ text: text.slice(at, at + phrase.length), means: { role: phrase.role, value: phrase.value } })
    at += phrase.length
  }
  return labels.length > 0 ? labels : null
}

/** Prices without a word of their own take the header's: in order where as many, else the nearest above. */
export function labelPrices(prices: readonly Price[], line: PrintedLine, labels: readonly ColumnLabel[]): Price[] {
  if (labels.length === 0 || prices.some(({ label }) => label !== null)) return [...prices]
  if (prices.length === labels.length)
    return prices.map((price, i) => ({ ...price, label: labels[i]?.text ?? null, means: labels[i]?.means ?? null }))
  return prices.map((price) => {
    const cell = line.cells.findLast(({ text }) => text.includes(price.printed))
    if (!cell) return price
    const [left, , width] = boxAround([cell.box])
    const nearest = labels.reduce((best, other) =>
      Math.abs(other.x - left - width / 2) < Math.abs(best.x - left - width / 2) ? other : best,
    )
    return Math.abs(nearest.x - left - width / 2) > FARTHEST
      ? price
      : { ...price, label: nearest.text, means: nearest.means }
  })
}
