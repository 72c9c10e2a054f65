/** What the plans say, in both languages. */
import type { Lang } from '../../contract/requests.ts'
import { quieten } from '../../domain/quiet-lines.ts'
import type { Relaxed } from '../../pairing/planners/offers.ts'
import type { TastingRule } from '../../pairing/planners/tasting.ts'
import { spokenName } from '../../pairing/words.ts'

interface Words {
  notFood: (dish: string) => string
  nothingThere: string
  nothingWith: string
  relaxed: (what: string) => string
  part: Record<Relaxed, string>
  withDishes: (dishes: string, wine: string) => string
  breaks: Record<TastingRule, (dish: string) => string>
}

const es: Words = {
  notFood: (dish) => `«${dish}» no es un plato: no se marida.`,
  nothingThere: 'No hay en la carta un vino que cumpla lo pedido.',
  nothingWith: 'La casa no ofrece ninguno de estos vinos con este plato.',
  relaxed: (what) => `Ningún vino cumplía todo; se dejó de lado: ${what}.`,
  part: {
    glass: 'por copa',
    price: 'el precio máximo',
    colour: 'el color',
    avoid: 'lo que no gusta',
    budget: 'el presupuesto',
  },
  withDishes: (dishes, wine) => `Con ${dishes}, ${wine}.`,
  breaks: {
    lighter_first: (dish) => `Con ${dish} el vino es más ligero que el anterior.`,
    drier_first: (dish) => `Con ${dish} el vino es más seco que el anterior.`,
  },
}

const en: Words = {
  notFood: (dish) => `“${dish}” is not a dish: there is nothing to pair.`,
  nothingThere: 'No wine on the list meets what was asked.',
  nothingWith: 'The house offers none of these wines with this dish.',
  relaxed: (what) => `No wine met everything; this was set aside: ${what}.`,
  part: {
    glass: 'by the glass',
    price: 'the highest price',
    colour: 'the colour',
    avoid: 'what is disliked',
    budget: 'the budget',
  },
  withDishes: (dishes, wine) => `With ${dishes}, ${wine}.`,
  breaks: {
    lighter_first: (dish) => `With ${dish} the wine is lighter than the one before.`,
    drier_first: (dish) => `With ${dish} the wine is drier than the one before.`,
  },
}

const WORDS: Record<Lang, Words> = { es, en }

export function planWords(lang: Lang): Words {
  return WORDS[lang]
}

/** `Ceviche, ají de gallina y lomo saltado`. */
export function sayDishes(dishes: readonly string[], lang: Lang): string {
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(dishes.map(quieten))
}

export function spoken(wine: string): string {
  return spokenName(wine)
}
