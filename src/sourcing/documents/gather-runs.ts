/** Words of a page to runs: what stands together on one row without a wide gap. Coordinates are in page widths. */
import { type Box, boxAround, median, type PrintedWord } from './page.ts'

export interface Run {
  text: string
  words: readonly PrintedWord[]
  x0: number
  x1: number
  y0: number
  y1: number
  /** height of the letters */
  size: number
  style: string
}

/** Leaders are no words: they only say that a gap is meant. */
const LEADER = /^[.·•…_\-–—=~*]{3,}$|^…+$/
const LEADER_TAIL = /(?:[.·•…_]\s?){3,}$/
const LEADER_HEAD = /^(?:[.·•…_]\s?){3,}/

/** @param gap in letter heights; a wider one parts two runs */
export function gatherRuns(words: readonly PrintedWord[], ratio: number, gap: number): Run[] {
  return rowsOf(words, ratio).flatMap((row) => splitRow(row, ratio, gap))
}

const SETTLED = 40

/** Words whose boxes share most of their height stand on one row. */
export function rowsOf(words: readonly PrintedWord[], ratio: number): PrintedWord[][] {
  const sorted = words
    .filter(({ text }) => text.trim() !== '')
    .sort((a, b) => middle(a) - middle(b) || a.box[0] - b.box[0])
  const rows: { words: PrintedWord[]; top: number; bottom: number; at: number }[] = []
  for (const word of sorted) {
    const [top, bottom] = [word.box[1], word.box[1] + word.box[3]]
    const height = bottom - top
    let best: (typeof rows)[number] | null = null
    for (let i = rows.length - 1; i >= Math.max(0, rows.length - 8); i--) {
      const row = rows[i]
      if (!row) continue
      const shared = Math.min(bottom, row.bottom) - Math.max(top, row.top)
      const least = Math.min(height, row.bottom - row.top)
      if (
        least > 0 &&
        shared >= least * 0.55 &&
        (!best || Math.abs(row.at - middle(word)) < Math.abs(best.at - middle(word)))
      )
        best = row
    }
    if (best) {
      best.words.push(word)
      // The first words settle where a row lies.
      if (best.words.length > SETTLED) continue
      best.at = median(best.words.map(middle))
      best.top = median(best.words.map(({ box }) => box[1]))
      best.bottom = median(best.words.map(({ box }) => box[1] + box[3]))
    } else rows.push({ words: [word], top, bottom, at: middle(word) })
  }
  return rows.sort((a, b) => a.at - b.at).map((row) => row.words.sort((a, b) => a.box[0] - b.box[0] || ratio))
}

function middle({ box }: PrintedWord): number {
  return box[1] + box[3] / 2
}

function splitRow(row: readonly PrintedWord[], ratio: number, gap: number): Run[] {
  const runs: PrintedWord[][] = []
  let current: PrintedWord[] = []
  let isLed = false
  for (const printed of row) {
    if (LEADER.test(printed.text)) {
      isLed = true
      continue
    }
    const word = withoutLeaders(printed)
    const last = current.at(-1)
    const space = last ? word.box[0] - (last.box[0] + last.box[2]) : 0
    const size = Math.max(word.size, last?.size ?? 0)
    if (
      last &&
      (isLed || space > size * gap || (LEADER_TAIL.test(printed.text) === false && LEADER_HEAD.test(printed.text)))
    ) {
      runs.push(current)
      current = []
    }
    current.push(word)
    isLed = LEADER_TAIL.test(printed.text)
  }
  if (current.length > 0) runs.push(current)
  return runs.map((words) => runOf(words, ratio))
}

function withoutLeaders(word: PrintedWord): PrintedWord {
  const text = word.text.replace(LEADER_TAIL, '').replace(LEADER_HEAD, '')
  if (text === word.text || text === '') return word
  const share = text.length / word.text.length
  const [left, top, width, height] = word.box
  const box: Box = LEADER_HEAD.test(word.text)
    ? [left + width * (1 - share), top, width * share, height]
    : [left, top, width * share, height]
  return { ...word, text, box }
}

function runOf(words: readonly PrintedWord[], ratio: number): Run {
  const [x0, top, width, height] = boxAround(words.map(({ box }) => box))
  const styles = new Map<string, number>()
  for (const { style, text } of words) styles.set(style, (styles.get(style) ?? 0) + text.length)
  const style = [...styles].reduce((best, other) => (other[1] > best[1] ? other : best), ['', 0])[0]
  return {
    text: textOf(words),
    words,
    x0,
    x1: x0 + width,
    y0: top * ratio,
    y1: (top + height) * ratio,
    size: median(words.map(({ size }) => size)),
    style,
  }
}

const SINGLE_LETTERS = 0.8
const WORD_GAP = 1.6

/** Words with one blank between; letters set wide apart make words again, parted where the gap is wider than theirs. */
function textOf(words: readonly PrintedWord[]): string {
  const joined = words.map(({ text }) => text).join(' ')
  const singles = words.filter(({ text }) => /^[\p{L}&]$/u.test(text)).length
  if (words.length < 4 || singles < words.length * SINGLE_LETTERS) return joined
  const gaps = words.slice(1).map(({ box }, i) => box[0] - ((words[i]?.box[0] ?? 0) + (words[i]?.box[2] ?? 0)))
  const usual = median(gaps)
  return words.map(({ text }, i) => (i > 0 && (gaps[i - 1] ?? 0) > usual * WORD_GAP ? ` ${text}` : text)).join('')
}
