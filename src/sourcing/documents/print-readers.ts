/** What the readers of printed lists need of the knowledge, built once for each knowledge. */
import { buildDishReader, type DishReader } from '../../flavor/dish/read-dish.ts'
import { buildSectionReader, type SectionReader } from '../../flavor/dish/section.ts'
import { foldText } from '../../flavor/text/fold.ts'
import { buildWineLexicon, type WineLexicon } from '../../flavor/wine/lexicon.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type PrintWords, printWordsOf } from './print-words.ts'

export interface PrintReaders {
  readDish: DishReader
  readSection: SectionReader
  wines: WineLexicon
  print: PrintWords
  /** "con", "de", "y", "the": a line that ends with one goes on */
  isSmallWord(word: string): boolean
  /** "con", "en", "with": a line that begins with one goes on */
  isJoint(word: string): boolean
  /** headers of a printed table: "Vino  Cosecha  Precio" */
  isTableHeader(cells: readonly string[]): boolean
  /** the language whose small words are more, null where there are none */
  langOf(text: string): 'es' | 'en' | null
}

const kept = new WeakMap<Knowledge, PrintReaders>()

export function printReadersOf(knowledge: Knowledge): PrintReaders {
  const known = kept.get(knowledge)
  if (known) return known
  const readers = build(knowledge)
  kept.set(knowledge, readers)
  return readers
}

function build(knowledge: Knowledge): PrintReaders {
  const small = new Set<string>()
  const joints = new Set<string>()
  const byLang = new Map<string, Set<string>>()
  for (const { words, role, lang } of knowledge.tables['function-words'].rows) {
    if (role === 'neutral') continue
    for (const word of words) {
      small.add(foldText(word))
      if (role !== 'stop') joints.add(foldText(word))
      const own = byLang.get(lang) ?? new Set<string>()
      byLang.set(lang, own.add(foldText(word)))
    }
  }
  // "y papas fritas", "and rice": the links go on as well.
  for (const word of knowledge.tables['function-words'].rows
    .filter(({ id }) => id.endsWith('-link'))
    .flatMap(({ words }) => words.slice(0, 4)))
    joints.add(foldText(word))
  const headers = new Set(
    knowledge.tables['column-names'].rows.flatMap(({ column, aliases }) =>
      [column, ...aliases].map((name) => foldText(name)),
    ),
  )
  return {
    readDish: buildDishReader(knowledge),
    readSection: buildSectionReader(knowledge),
    wines: buildWineLexicon(knowledge),
    print: printWordsOf(knowledge),
    isSmallWord: (word) => small.has(foldText(word)),
    isTableHeader: (cells) =>
      cells.length > 1 && cells.filter((cell) => headers.has(foldText(cell.trim()))).length >= cells.length * 0.6,
    isJoint: (word) => joints.has(foldText(word)),
    langOf: (text) => {
      const count = { es: 0, en: 0 }
      for (const word of foldText(text).split(/[^\p{L}]+/u)) {
        const isEs = byLang.get('es')?.has(word) ?? false
        const isEn = byLang.get('en')?.has(word) ?? false
        if (isEs && !isEn) count.es++
        if (isEn && !isEs) count.en++
      }
      return count.es === 0 && count.en === 0 ? null : count.es >= count.en ? 'es' : 'en'
    },
  }
}

/** Ends with a small word, a comma, a dash or an open bracket. */
export function isOpenEnded(text: string, readers: Pick<PrintReaders, 'isSmallWord'>): boolean {
  const plain = text.trim()
  if (/[,/&+-]$/.test(plain)) return true
  const opened = (plain.match(/\(/g)?.length ?? 0) - (plain.match(/\)/g)?.length ?? 0)
  const last = /([\p{L}/&]+)$/u.exec(plain)?.[1] ?? ''
  return opened > 0 || (last !== '' && /\s/.test(plain) && readers.isSmallWord(last))
}
