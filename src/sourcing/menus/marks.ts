/** What a menu marks beside a dish: vegan, spicy, new … as printed-words.csv knows the signs. */
import type { PrintRole, PrintWords } from '../documents/print-words.ts'

const MARK: ReadonlySet<PrintRole> = new Set(['mark'])

export function marksIn(text: string, print: PrintWords): string[] {
  const marks = new Set<string>()
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) continue
    const phrase = print.phraseAt(text, at, MARK)
    if (phrase) marks.add(phrase.value)
  }
  return [...marks].sort()
}
