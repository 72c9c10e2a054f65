/** How rows look (font, size, capitals) and which look the names of a document have. */
import { median } from './page.ts'
import { middleOf, pitchOf, type Row } from './priced-rows.ts'

export interface Looks {
  /** size of the letters of priced rows */
  body: number
  pitch: number
  /** from line to line where they stand close */
  step: number
  pricedRows: number
  /** the look that stands beside prices; null where names and descriptions look alike */
  ofNames: string | null
  counts: ReadonlyMap<string, { priced: number; all: number }>
}

export function lookOf(row: Row): string {
  // A scanner knows no fonts, and its sizes waver.
  const size = row.isScanned ? '' : Math.round(Math.log(Math.max(row.line.size, 0.001)) * 12)
  return `${row.line.style}|${size}|${caseOf(row.text)}`
}

export function caseOf(text: string): 'capital' | 'small' | 'mixed' {
  const letters = text.replace(/\([^)]*\)/g, '').match(/\p{L}/gu) ?? []
  const upper = letters.filter((letter) => letter !== letter.toLowerCase()).length
  if (letters.length >= 3 && upper / letters.length > 0.75) return 'capital'
  return /^[^\p{L}]*\p{Ll}/u.test(text) ? 'small' : 'mixed'
}

export function studyLooks(rows: readonly Row[]): Looks {
  const priced = rows.filter((row) => row.prices.length > 0 || row.isOpen)
  const texts = rows.filter(({ isPriceOnly }) => !isPriceOnly)
  const pitch = pitchOf(texts)
  const counts = new Map<string, { priced: number; all: number }>()
  for (const row of texts) {
    const count = counts.get(lookOf(row)) ?? { priced: 0, all: 0 }
    count.all++
    if (priced.includes(row)) count.priced++
    counts.set(lookOf(row), count)
  }
  const beside = priced.filter(({ isPriceOnly }) => !isPriceOnly)
  return {
    body: median((beside.length > 0 ? beside : texts).map(({ line }) => line.size)),
    pitch,
    step: Math.min(pitch, pitchOf(texts, 0.25)),
    pricedRows: priced.length,
    ofNames: nameLook(priced, texts, counts, pitch),
    counts,
  }
}

/** So many prices tell. */
const SAMPLE = 400
const NEAR = 3.2
const LEAST_FIT = 0.45

/** The look that most prices have on their row or just above, and that few other rows have. */
function nameLook(
  priced: readonly Row[],
  texts: readonly Row[],
  counts: ReadonlyMap<string, { priced: number; all: number }>,
  pitch: number,
): string | null {
  const hits = new Map<string, number>()
  const ordered = texts.map((row) => ({ row, look: lookOf(row) }))
  for (const price of priced.slice(0, SAMPLE)) {
    const near = new Map<string, number>()
    for (const { row, look } of ordered) {
      if (row.line.page !== price.line.page || row.line.block !== price.line.block) continue
      const offset = (middleOf(price) - middleOf(row)) / pitch
      // A name stands beside its price or above it, hardly below.
      if (offset < -0.9 || offset > NEAR) continue
      near.set(look, Math.max(near.get(look) ?? 0, Math.exp(-(offset ** 2) / 2)))
    }
    for (const [look, weight] of near) hits.set(look, (hits.get(look) ?? 0) + weight)
  }
  let best: { look: string; fit: number } | null = null
  for (const [look, hit] of hits) {
    const all = counts.get(look)?.all ?? 0
    const scale = Math.max(1, priced.length / SAMPLE)
    const fit = (hit * scale) / Math.max(all, priced.length)
    if (all < texts.length * 0.75 && fit > (best?.fit ?? LEAST_FIT)) best = { look, fit }
  }
  const first = best && best.fit > SURE_FIT ? null : firstLook(priced, texts, counts, pitch)
  return first ?? best?.look ?? null
}

const SURE_FIT = 0.75
const GROUP_GAP = 1.3
const MOST_PRICED = 0.2

/** Where prices stand on the last line of an item: the look with which the groups of lines begin. */
function firstLook(
  priced: readonly Row[],
  texts: readonly Row[],
  counts: ReadonlyMap<string, { priced: number; all: number }>,
  pitch: number,
): string | null {
  const firsts = new Map<string, Set<Row>>()
  for (const price of priced.slice(0, SAMPLE)) {
    const above = texts.filter(
      (row) =>
        row.line.page === price.line.page && row.line.block === price.line.block && middleOf(row) <= middleOf(price),
    )
    let first = above.at(-1)
    for (let i = above.length - 2; i >= 0; i--) {
      const [row, next] = [above[i], above[i + 1]]
      if (!row || !next || middleOf(next) - middleOf(row) > pitch * GROUP_GAP) break
      first = row
    }
    if (first) firsts.set(lookOf(first), (firsts.get(lookOf(first)) ?? new Set<Row>()).add(first))
  }
  const sampled = Math.min(priced.length, SAMPLE)
  for (const [look, { size: count }] of firsts) {
    const known = counts.get(look)
    if (known && count >= sampled * 0.8 && known.all <= priced.length * 1.3 && known.priced <= known.all * MOST_PRICED)
      return look
  }
  return null
}

/** Looks like the name of something that one can order, as far as its looks go. */
export function isNameLike(row: Row, looks: Looks): boolean {
  if (looks.ofNames !== null && looks.pricedRows >= 4) return lookOf(row) === looks.ofNames
  return !isDescriptive(row.text)
}

/** Six words and more, closed by a point: "Salsa de maracuyá con papas y ensalada." */
const LIKE_A_SENTENCE = /^(?:\S+\s+){5,}\p{L}{2,}\.$/u

/** Begins small or in brackets, or runs on like a sentence. */
export function isDescriptive(text: string): boolean {
  const plain = text.trim()
  // A scanner takes a round bracket for a square one.
  if (/^[([{]|^[^\p{L}\d]*\p{Ll}/u.test(plain)) return true
  const commas = plain.match(/,/g)?.length ?? 0
  if (LIKE_A_SENTENCE.test(plain)) return true
  return plain.length > 70 || commas >= 2 || (commas === 1 && plain.length > (/\.$/.test(plain) ? 30 : 48))
}
