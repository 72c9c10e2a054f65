/** What the waiter says aloud. */
import type { Lang } from '../../contract/requests.ts'
import { afterNaming, theWine, yourDish } from '../../domain/said-names.ts'
import { sayList } from '../words/list.ts'
import { serviceEn } from '../words/service.en.ts'
import { serviceEs } from '../words/service.es.ts'

export { dishInSentence, wineInSentence } from '../../domain/said-names.ts'

const WORDS = { es: serviceEs, en: serviceEn }

/** What holds of a wine for which no rule speaks: it is the best there is, what was asked for, another that goes well, or nothing is said. */
export type Standing = 'first' | 'nearest' | 'good' | 'other'

export function sentence(
  { dish, wine, reason, standing }: { dish: string; wine: string; reason: string; standing: Standing },
  lang: Lang,
): string {
  const { say, noReason } = WORDS[lang]
  const why = reason === '' ? noReason[standing] : afterNaming(reason, dish, lang)
  return say(yourDish(dish, lang), theWine(wine, lang), why)
}

/** @param wines as the list prints them */
export function tableSentence(wines: readonly string[], lang: Lang): string {
  const words = WORDS[lang]
  return words.sayTable(
    sayList(
      wines.map((wine) => theWine(wine, lang)),
      words.table.and,
    ),
  )
}
