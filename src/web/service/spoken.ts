/** Names as they are said inside a sentence. */
import type { Lang } from '../../contract/requests.ts'
import { sayList } from '../words/list.ts'
import { quieten, quietenName } from '../words/plain.ts'
import { serviceEn } from '../words/service.en.ts'
import { serviceEs } from '../words/service.es.ts'

const WORDS = { es: serviceEs, en: serviceEn }

/** `CEVICHE DE PESCADO` inside a sentence: "ceviche de pescado". */
export function dishInSentence(dish: string): string {
  const name = quieten(dish).replace(/\s*\([^)]*\)\s*$/, '')
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** `Intipalka Sauvignon Blanc 2023, Ica (750 ml)` as one says it: without year, place and size. */
export function wineInSentence(wine: string): string {
  const name = quietenName(wine)
  const plain = name
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/,.*$/, '')
    .replace(/\s+\d+(?:[.,]\d+)?\s*(?:ml|cl|l)\b\.?/i, '')
    .replace(/\s+(?:19|20)\d{2}\b/, '')
    .trim()
  return plain === '' ? name : plain
}

/** What holds of a wine for which no rule speaks: it is the best there is, it is what was asked for, or nothing is said. */
export type Standing = 'first' | 'nearest' | 'other'

/** What the waiter says aloud. */
export function sentence(
  { dish, wine, reason, standing }: { dish: string; wine: string; reason: string; standing: Standing },
  lang: Lang,
): string {
  const { say, noReason } = WORDS[lang]
  return say(dishInSentence(dish), wineInSentence(wine), reason === '' ? noReason[standing] : reason)
}

/** @param wines by name */
export function tableSentence(wines: readonly string[], lang: Lang): string {
  const words = WORDS[lang]
  return words.sayTable(sayList(wines, words.table.and))
}
