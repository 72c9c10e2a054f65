/** What the engine itself says, in both languages, keyed by meaning. Sentences of rules stand in the knowledge. */
import type { Lang } from '../contract/requests.ts'

/** Lists shout; sentences do not: `MONTES ALPHA CAB.` is said as `Montes Alpha Cab.` */
export function spokenName(name: string): string {
  const single = name.replace(/\s+/g, ' ').trim()
  if (single !== single.toUpperCase()) return single
  return single
    .toLowerCase()
    .replace(/(^|[\s.\-('"“«])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}

const ORDINAL = new Intl.PluralRules('en', { type: 'ordinal' })
const SUFFIX: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' }

function ordinal(n: number): string {
  return `${n}${SUFFIX[ORDINAL.select(n)] ?? 'th'}`
}

interface Words {
  not_food: (kind: string) => string
  empty_line: string
  empty_list: string
  all_filtered: string
  relaxed: (what: string) => string
  low_confidence: (words: string) => string
  nothing_fits: (best: string) => string
  unknown_dish: (words: string) => string
  vetoed: (wines: string) => string
  pinnedFirst: (wine: string) => string
  vetoedNot: (wine: string) => string
  constraint: Record<'colour' | 'price' | 'glass' | 'avoid', string>
  kind: Record<'drink' | 'note' | 'other', string>
  say: (dish: string, wine: string, reason: string) => string
  noReason: string
  chosenByHouse: string
  whyNot: (wine: string, rank: number, first: string) => string
  whyFirst: (wine: string) => string
  lacks: (reason: string) => string
  suffers: (caution: string) => string
  /** why the first wine leads where no rule says it: whose preference that is */
  preferred: Record<'published' | 'panel' | 'learned' | 'popular', string>
  whatIfSame: (wine: string) => string
  whatIfMoved: (wine: string, before: string) => string
  whatIfUnclear: string
  noAlcohol: Record<'sour' | 'sweet' | 'hot' | 'rich' | 'light', string>
}

const es: Words = {
  not_food: (kind) => `Esto no es un plato (${kind}): no se marida.`,
  empty_line: 'La línea está vacía: escribe un plato.',
  empty_list: 'La lista no tiene ningún vino.',
  all_filtered: 'Ningún vino de la lista cumple lo que se pidió.',
  relaxed: (what) => `Ningún vino cumplía todo; se dejó de lado: ${what}.`,
  low_confidence: (words) =>
    words === ''
      ? 'Se entendió solo una parte del plato: toma el orden con cautela.'
      : `Se entendió solo una parte del plato (no se conoce: ${words}): toma el orden con cautela.`,
  nothing_fits: (best) => `Nada de esta lista va realmente bien con el plato. Convendría tener: ${best}.`,
  unknown_dish: (words) => `No se reconoce el plato (${words}). Prueba con su ingrediente principal.`,
  vetoed: (wines) => `La casa no ofrece con este plato: ${wines}.`,
  pinnedFirst: (wine) => `La casa puso primero ${wine} con este plato.`,
  vetoedNot: (wine) => `La casa decidió no ofrecer ${wine} con este plato.`,
  constraint: {
    colour: 'el color',
    price: 'el precio máximo',
    glass: 'por copa',
    avoid: 'lo que no gusta',
  },
  kind: { drink: 'bebida', note: 'nota', other: 'otra cosa' },
  say: (dish, wine, reason) => `Con ${dish} le sugiero ${wine}. ${reason}`,
  noReason: 'Es lo que mejor acompaña de nuestra lista.',
  chosenByHouse: 'Es el que elige la casa para este plato.',
  whyNot: (wine, rank, first) => `${wine} queda en el puesto ${rank}; primero va ${first}.`,
  whyFirst: (wine) => `${wine} ya es el primero.`,
  lacks: (reason) => `Le falta lo que tiene el primero: ${reason}`,
  suffers: (caution) => `Le resta: ${caution}`,
  preferred: {
    published: 'Los sommeliers nombran más el estilo del primero para platos así.',
    panel: 'El panel de modelos de lenguaje, que no son sommeliers, prefiere el estilo del primero para este plato.',
    learned: 'Platos parecidos piden más el estilo del primero.',
    popular: 'El estilo del primero se recomienda más en general.',
  },
  whatIfSame: (wine) => `Sigue primero ${wine}.`,
  whatIfMoved: (wine, before) => `Entonces pasa a ser primero ${wine}, en lugar de ${before}.`,
  whatIfUnclear: 'No se entendió el cambio. Prueba «más picante», «con crema» o «sin ají».',
  noAlcohol: {
    sour: 'Agua con gas y una rodaja de pepino: no compite con la acidez.',
    sweet: 'Un café de altura o una infusión de muña.',
    hot: 'Chicha morada bien fría: su dulzor calma el ají.',
    rich: 'Limonada con hierbaluisa: corta la grasa.',
    light: 'Infusión fría de hierbaluisa o agua con gas.',
  },
}

const en: Words = {
  not_food: (kind) => `This is not a dish (${kind}): there is nothing to pair.`,
  empty_line: 'The line is empty: type a dish.',
  empty_list: 'There is no wine on the list.',
  all_filtered: 'No wine on the list meets what was asked.',
  relaxed: (what) => `No wine met everything; this was set aside: ${what}.`,
  low_confidence: (words) =>
    words === ''
      ? 'Only part of the dish was understood: take the order with care.'
      : `Only part of the dish was understood (unknown: ${words}): take the order with care.`,
  nothing_fits: (best) => `Nothing on this list really fits the dish. Worth having: ${best}.`,
  unknown_dish: (words) => `The dish is not recognised (${words}). Try its main ingredient.`,
  vetoed: (wines) => `The house does not offer with this dish: ${wines}.`,
  pinnedFirst: (wine) => `The house put ${wine} first with this dish.`,
  vetoedNot: (wine) => `The house chose not to offer ${wine} with this dish.`,
  constraint: {
    colour: 'the colour',
    price: 'the highest price',
    glass: 'by the glass',
    avoid: 'what is disliked',
  },
  kind: { drink: 'a drink', note: 'a note', other: 'something else' },
  say: (dish, wine, reason) => `With ${dish} I suggest ${wine}. ${reason}`,
  noReason: 'It is what goes best on our list.',
  chosenByHouse: 'It is the one the house chooses for this dish.',
  whyNot: (wine, rank, first) => `${wine} comes ${ordinal(rank)}; ${first} comes first.`,
  whyFirst: (wine) => `${wine} is the first already.`,
  lacks: (reason) => `It lacks what the first has: ${reason}`,
  suffers: (caution) => `Against it: ${caution}`,
  preferred: {
    published: 'Sommeliers name the style of the first more often for dishes like this.',
    panel: 'The panel of language models, who are no sommeliers, prefers the style of the first for this dish.',
    learned: 'Dishes alike ask more often for the style of the first.',
    popular: 'The style of the first is recommended more often in general.',
  },
  whatIfSame: (wine) => `${wine} still comes first.`,
  whatIfMoved: (wine, before) => `Then ${wine} comes first instead of ${before}.`,
  whatIfUnclear: 'The change was not understood. Try “spicier”, “with cream” or “without chilli”.',
  noAlcohol: {
    sour: 'Sparkling water with a slice of cucumber: it does not fight the acidity.',
    sweet: 'High-altitude coffee or a muña infusion.',
    hot: 'Ice-cold chicha morada: its sweetness soothes the chilli.',
    rich: 'Lemonade with lemongrass: it cuts the richness.',
    light: 'Cold lemongrass infusion or sparkling water.',
  },
}

const WORDS: Record<Lang, Words> = { es, en }

export function wordsIn(lang: Lang): Words {
  return WORDS[lang]
}
