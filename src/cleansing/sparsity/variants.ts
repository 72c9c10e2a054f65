/**
 * Other ways to say what a sommelier said, for dishes of which little is known: an alias, the other language, a misprint,
 * another main ingredient of the same kind. A variant that reads as another family is none: it would cross the split.
 */

import { fnv1a32 } from '../../domain/hash.ts'
import { type Random, randomFrom } from '../../domain/random.ts'
import type { DishReader } from '../../flavor/dish/read-dish.ts'
import { foldText } from '../../flavor/text/fold.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Cleaning } from '../configuration.ts'

export type VariantWay = Cleaning['sparsity']['ways'][number]

export interface Variant {
  text: string
  by: VariantWay
  lang: 'es' | 'en'
}

export type VariantMaker = (dish: string, lang: 'es' | 'en', most: number) => Variant[]

export function buildVariants(
  knowledge: Knowledge,
  readDish: DishReader,
  ways: readonly VariantWay[],
  seed: number,
): VariantMaker {
  return (text, lang, most) => {
    const reading = readDish(text)
    if (reading.family === null) return []
    const random = randomFrom((seed ^ fnv1a32(foldText(text))) >>> 0)
    const makers: Record<VariantWay, () => Variant[]> = {
      alias: () => aliasesOf(reading.dishId, knowledge, lang),
      other_language: () => otherLanguage(reading.dishId, knowledge, lang),
      misspelling: () => [{ text: misspell(text, random), by: 'misspelling', lang }],
      swap: () => swaps(text, reading.ingredients, knowledge, lang),
    }
    const made = ways.flatMap((way) => shuffled(makers[way](), random).slice(0, 2))
    const seen = new Set([foldText(text)])
    return made
      .filter((variant) => {
        const key = foldText(variant.text)
        return !seen.has(key) && seen.add(key) && readDish(variant.text).family === reading.family
      })
      .slice(0, most)
  }
}

function aliasesOf(dishId: string | null, knowledge: Knowledge, lang: 'es' | 'en'): Variant[] {
  const dish = knowledge.tables.dishes.byId.get(dishId ?? '')
  return dish
    ? [...(lang === 'es' ? [dish.es] : []), ...dish.aliases].map((text): Variant => ({ text, by: 'alias', lang: 'es' }))
    : []
}

function otherLanguage(dishId: string | null, knowledge: Knowledge, lang: 'es' | 'en'): Variant[] {
  const dish = knowledge.tables.dishes.byId.get(dishId ?? '')
  return dish
    ? [
        lang === 'es'
          ? { text: dish.en, by: 'other_language', lang: 'en' }
          : { text: dish.es, by: 'other_language', lang: 'es' },
      ]
    : []
}

/** A letter left out, doubled, or changed places with its neighbour, in a long word. */
function misspell(text: string, random: Random): string {
  const words = Array.from(text.matchAll(/\p{L}{5,}/gu))
  const word = words[random.below(Math.max(1, words.length))]
  if (!word) return text
  const at = word.index + 1 + random.below(word[0].length - 2)
  switch (random.below(3)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1)
    case 1:
      return text.slice(0, at) + text.charAt(at) + text.slice(at)
    default:
      return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
  }
}

const MOST_SWAPS = 6

/** `Tiradito de lenguado` as `Tiradito de corvina`: the same protein, another animal. */
function swaps(text: string, ingredients: readonly string[], knowledge: Knowledge, lang: 'es' | 'en'): Variant[] {
  const { ingredients: known } = knowledge.tables
  const folded = foldText(text)
  return ingredients.flatMap((id) => {
    const own = known.byId.get(id)
    if (!own || own.protein === '') return []
    const printed = [own[lang], ...own.aliases].find((form) => folded.includes(foldText(form)))
    if (printed === undefined) return []
    const at = folded.indexOf(foldText(printed))
    return known.rows
      .filter((other) => other.id !== id && other.protein === own.protein)
      .slice(0, MOST_SWAPS)
      .map(
        (other): Variant => ({
          text: text.slice(0, at) + other[lang].toLowerCase() + text.slice(at + printed.length),
          by: 'swap',
          lang,
        }),
      )
  })
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item)
}
