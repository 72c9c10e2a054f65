/** The dish's own words for what a rule reacts to, as a sentence says them: no capitals, in Spanish with the article. */
import type { Lang } from '../../contract/requests.ts'
import type { Span } from '../../domain/profile.ts'
import { DISH_INDEX, type DishKey } from '../../domain/vocabulary.ts'
import type { DishReading } from '../../flavor/readings.ts'
import { foldText } from '../../flavor/text/fold.ts'
import type { CompiledTerm } from '../rules/terms.ts'
import { articleOf } from './spanish-article.ts'

const THIS_DISH: Record<Lang, string> = { es: 'este plato', en: 'this dish' }

/** `{cause}` becomes the words of the first term that has some, or "this dish"; `de el` and `a el` are drawn together. */
export function withCause(sentence: string, terms: readonly CompiledTerm[], dish: DishReading, lang: Lang): string {
  if (!sentence.includes('{cause}')) return sentence
  const printed = terms.map((term) => causeOf(term, dish)).find((words) => words !== null)
  const quiet = quietly(printed ?? '')
  const words = quiet === '' ? THIS_DISH[lang] : quiet
  const article = lang === 'en' ? '' : articleOf(quiet)
  const named = article === '' ? words : `${article} ${words}`
  return sentence.replaceAll(/(\b(?:de|a) )?\{cause\}/g, (_, before: string | undefined) => {
    if (before === undefined) return named
    return article === 'el' ? `${before.trim()}l ${words}` : `${before}${named}`
  })
}

/** The last words that name a thing: "crocante" or "a la chalaca" say how it is. */
function causeOf(term: CompiledTerm, dish: DishReading): string | null {
  const cause = term.on === 'wine' ? null : term.causeIn(dish)
  if (cause === null) return null
  const index = cause in DISH_INDEX ? DISH_INDEX[cause as DishKey] : undefined
  if (index !== undefined && dish.profile.values[index]! < 0.1) return null
  return dish.profile.causes.get(cause)?.findLast((span) => namesThing(span, dish.text))?.text ?? null
}

/** "sudado", "helado" and their like are things that were named after how they are made. */
const MADE_THINGS =
  /^(?:pescado|lenguado|helado|ensalada|empanada|parrillada|sudado|estofado|asado|guisado|espesado|combinado|tostada|enchilada|mermelada|limonada|cocido|aguadito|pollada|quesadilla|bocado)s?$/
const QUALITY =
  /^(?:\p{L}+[ai]d[oa]s?|frit[oa]s?|picantes?|picosit[oa]s?|crocantes?|crujientes?|dulces?|agridulces?|cremos[oa]s?|jugos[oa]s?|citric[oa]s?|salad[oa]s?|acid[oa]s?|nikkei|oriental|thai|criol[a-z]+|anticucher[oa]s?|spicy|hot|crispy|vegetarian[oa]?|vegan[oa]?|veggie|crunchy|creamy|sweet|fried|grilled|roasted|smoked|breaded|glazed|pickled|marinated)$/u

function namesThing({ text, start }: Span, line: string): boolean {
  const folded = foldText(text).trim()
  if (/\s/.test(folded)) return true
  if (/\ba (?:la|lo)s?\s+$/i.test(line.slice(0, start)) && line.startsWith(text, start)) return false
  return MADE_THINGS.test(folded) || !QUALITY.test(folded)
}

/** Menus shout; sentences do not. What has no vowel is spelt ("BBQ"), and a Doña keeps her name. */
function quietly(words: string): string {
  return words
    .replace(/\s*\([^)]*\)?/g, ' ')
    .replace(/\bc\/\s*/gi, 'con ')
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:–-]+$/, '')
    .trim()
    .replace(/\p{L}+/gu, (word) =>
      /^\p{Lu}[\p{Lu}]+$/u.test(word) && !/[AEIOUYÁÉÍÓÚ]/.test(word) ? word : word.toLowerCase(),
    )
    .replace(/\b(?:don|doña) \p{L}/gu, (title) => title.slice(0, -1) + title.slice(-1).toUpperCase())
}
