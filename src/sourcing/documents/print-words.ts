/** The small words around prices (printed-words.csv), compiled once: currencies, portions, measures, marks. */
import { foldText } from '../../flavor/text/fold.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Row } from '../../knowledge/tables.ts'

type PrintedWord = Row<'printed-words'>
export type PrintRole = PrintedWord['role']

export interface Phrase {
  role: PrintRole
  value: string
  /** UTF-16 length of the matched text */
  length: number
}

export interface PrintWords {
  /** the longest phrase of these roles that begins at the offset and ends at a word's end */
  phraseAt(text: string, at: number, roles: ReadonlySet<PrintRole>): Phrase | null
  /** code of the currency whose sign begins there */
  currencyAt(text: string, at: number): { code: string; length: number } | null
}

const kept = new WeakMap<Knowledge, PrintWords>()

export function printWordsOf(knowledge: Knowledge): PrintWords {
  const known = kept.get(knowledge)
  if (known) return known
  const words = compile(knowledge)
  kept.set(knowledge, words)
  return words
}

function compile(knowledge: Knowledge): PrintWords {
  const byFirst = new Map<string, { form: string; row: PrintedWord }[]>()
  for (const row of knowledge.tables['printed-words'].rows)
    for (const alias of row.aliases) {
      const form = foldSame(alias)
      const first = form[0] ?? ''
      byFirst.set(first, [...(byFirst.get(first) ?? []), { form, row }])
    }
  for (const forms of byFirst.values()) forms.sort((a, b) => b.form.length - a.form.length)
  const find = (text: string, at: number, roles: ReadonlySet<PrintRole>): Phrase | null => {
    const folded = foldSame(text.slice(at, at + 40))
    for (const { form, row } of byFirst.get(folded[0] ?? '') ?? [])
      if (roles.has(row.role) && folded.startsWith(form) && endsThere(folded, form, row.role))
        return { role: row.role, value: row.value, length: form.length }
    return null
  }
  return {
    phraseAt: find,
    currencyAt(text, at) {
      const phrase = find(text, at, CURRENCY)
      return phrase && { code: phrase.value, length: phrase.length }
    },
  }
}

const CURRENCY: ReadonlySet<PrintRole> = new Set(['currency'])

/** A word ends before a sign or blank; a currency may touch its number. */
function endsThere(folded: string, form: string, role: PrintRole): boolean {
  const next = folded[form.length] ?? ' '
  if (!/[\p{L}\p{N}]/u.test(form.at(-1) ?? '')) return true
  return role === 'currency' ? !/\p{L}/u.test(next) : !/[\p{L}\p{N}]/u.test(next)
}

/** Folded letter by letter where that keeps the length, so that offsets hold. */
function foldSame(text: string): string {
  const folded = foldText(text)
  if (folded.length === text.length) return folded
  return Array.from(text, (letter) => {
    const one = foldText(letter)
    return one.length === letter.length
      ? one
      : letter.toLowerCase().length === letter.length
        ? letter.toLowerCase()
        : letter
  }).join('')
}
