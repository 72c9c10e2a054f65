/** What reading needs of the knowledge, compiled once: the small words around prices, the words of labels and menus. */
import { buildDishReader, type DishReader } from '../../flavor/dish/read-dish.ts'
import { buildSectionReader } from '../../flavor/dish/section.ts'
import { buildWineLexicon, type WineLexicon } from '../../flavor/wine/lexicon.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type PricedText, readPrices } from '../documents/prices.ts'
import { type PrintWords, printWordsOf } from '../documents/print-words.ts'

export interface Tools {
  knowledge: Knowledge
  print: PrintWords
  prices(text: string): PricedText
  wines(): WineLexicon
  dishes(): DishReader
  sections(): ReturnType<typeof buildSectionReader>
}

const kept = new WeakMap<Knowledge, Tools>()

export function toolsOf(knowledge: Knowledge): Tools {
  const known = kept.get(knowledge)
  if (known) return known
  const print = printWordsOf(knowledge)
  const made: Tools = {
    knowledge,
    print,
    prices: (text) => readPrices(text, print),
    wines: lazily(() => buildWineLexicon(knowledge)),
    dishes: lazily(() => buildDishReader(knowledge)),
    sections: lazily(() => buildSectionReader(knowledge)),
  }
  kept.set(knowledge, made)
  return made
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
