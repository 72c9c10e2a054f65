/** What reading a text needs of the knowledge, built once for each knowledge. */
import { buildDishLexicon, type DishLexicon } from '../../flavor/dish/lexicon.ts'
import type { DishReader } from '../../flavor/dish/read-dish.ts'
import type { WineLexicon } from '../../flavor/wine/lexicon.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { printReadersOf } from '../documents/print-readers.ts'
import { type AdviceWords, adviceWordsOf } from './advice-words.ts'

export interface TextReaders {
  dishes: DishLexicon
  wines: WineLexicon
  readDish: DishReader
  advice: AdviceWords
  langOf(text: string): 'es' | 'en' | null
  /** a single word that the lexicon of food knows */
  isFood(word: string): boolean
}

const kept = new WeakMap<Knowledge, TextReaders>()

export function textReadersOf(knowledge: Knowledge): TextReaders {
  const known = kept.get(knowledge)
  if (known) return known
  const { readDish, wines, langOf } = printReadersOf(knowledge)
  const words = new Map<string, boolean>()
  const isFood = (word: string) => {
    let food = words.get(word)
    if (food === undefined) {
      const reading = readDish(word)
      food = reading.kind === 'food' && (reading.dishId !== null || reading.ingredients.length > 0)
      if (words.size < 20_000) words.set(word, food)
    }
    return food
  }
  const readers = {
    dishes: buildDishLexicon(knowledge, null),
    wines,
    readDish,
    advice: adviceWordsOf(knowledge),
    langOf,
    isFood,
  }
  kept.set(knowledge, readers)
  return readers
}
