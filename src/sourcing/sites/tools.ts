/** What reading a page needs of the knowledge: the readers of printed lists, made when a page first needs them, and the prices of a text. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type PricedText, readPrices } from '../documents/prices.ts'
import { type PrintReaders, printReadersOf } from '../documents/print-readers.ts'
import { type PrintWords, printWordsOf } from '../documents/print-words.ts'

export interface Tools {
  print: PrintWords
  prices(text: string): PricedText
  /** takes a while the first time */
  readers(): PrintReaders
}

export function toolsOf(knowledge: Knowledge): Tools {
  const print = printWordsOf(knowledge)
  return { print, prices: (text) => readPrices(text, print), readers: () => printReadersOf(knowledge) }
}
