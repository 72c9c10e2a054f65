/** What the waiter says aloud. */
import type { Lang } from '../../contract/requests.ts'
import { afterNaming, theWine, yourDish } from '../../domain/said-names.ts'
import { sayList } from '../words/list.ts'
import { serviceEn } from '../words/service.en.ts'
import { serviceEs } from '../words/service.es.ts'

export { dishInSentence, wineInSentence } from '../../domain/said-names.ts'

const WORDS = { es: serviceEs, en: serviceEn }

/** What holds of a wine for which no rule speaks: the house put it first, it is the best there is, what was asked for, another that goes well, or nothing is said. */
export type Standing = 'house' | 'first' | 'nearest' | 'good' | 'other'

export function sentence(
  { dish, wine, reason, standing }: { dish: string; wine: string; reason: string; standing: Standing },
  lang: Lang,
): string {
  const { say, noReason } = WORDS[lang]
  const why = reason === '' ? noReason[standing] : afterNaming(reason, dish, lang)
  return say(yourDish(dish, lang), theWine(wine, lang), why)
}

interface TableWine {
  /** as the list prints it */
  wine: string
  /** the dishes to name with it, as the menu prints them */
  dishes: readonly string[]
}

/** One wine with what it goes best with; of several each with its dishes. */
export function tableSentence(wines: readonly TableWine[], lang: Lang): string {
  const { sayTable, sayGoes, sayEach, table } = WORDS[lang]
  const list = (dishes: readonly string[]) =>
    sayList(
      dishes.map((dish) => yourDish(dish, lang)),
      table.and,
    )
  const [only, ...others] = wines
  if (only && others.length === 0) {
    const goes = only.dishes.length > 0 ? ` ${sayGoes(list(only.dishes))}` : ''
    return `${sayTable(theWine(only.wine, lang))}${goes}`
  }
  const each = wines.map(({ wine, dishes }) =>
    dishes.length > 0 ? sayEach(theWine(wine, lang), list(dishes)) : theWine(wine, lang),
  )
  return sayTable(each.join('; '))
}
