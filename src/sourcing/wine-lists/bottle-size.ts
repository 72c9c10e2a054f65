/** The size that a line prints: `x 700 ml`, `750 cc`, `1´5 l`, `½ bot`, `Magnum`. */
import type { PrintRole, PrintWords } from '../documents/print-words.ts'

const SIZE = /(?<![\d.,])(\d{1,4}(?:[.,´'’]\d{1,3})?)\s?(ml|cl|cc|l|lts?|litros?|oz)\b/gi
const PER_UNIT: Readonly<Record<string, number>> = {
  ml: 1,
  cc: 1,
  cl: 10,
  oz: 29.5735,
  l: 1_000,
  lt: 1_000,
  lts: 1_000,
  litro: 1_000,
  litros: 1_000,
}
const NAMED: ReadonlySet<PrintRole> = new Set(['size'])
/** Smaller is a sip, larger a barrel. */
const [LEAST, MOST] = [100, 18_000]

export function bottleSizeOf(line: string, print: PrintWords): number | null {
  for (const [, digits = '', unit = ''] of line.matchAll(SIZE)) {
    const ml = Number(digits.replace(/[,´'’]/, '.')) * (PER_UNIT[unit.toLowerCase()] ?? 0)
    if (ml >= LEAST && ml <= MOST) return Math.round(ml)
  }
  for (let at = 0; at < line.length; at++) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(line[at - 1] ?? '')) continue
    const phrase = print.phraseAt(line, at, NAMED)
    if (phrase) return Number(phrase.value)
  }
  return null
}
