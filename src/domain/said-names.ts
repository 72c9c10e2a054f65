/**
 * The names of a menu and a wine list as a waiter says them aloud: `CEVICHE DE CABALLA en semi-salazón, 200 g` is "su
 * ceviche de caballa en semi-salazón", `INTIPALKA SAUV. BLANC 2023, Ica (750 ml)` "el Intipalka Sauv. Blanc". Printed
 * quantities, places, years and what stands in brackets or after a comma are for reading.
 */
import { quieten, quietenName } from './quiet-lines.ts'

type Lang = 'es' | 'en'

const QUANTITY = /\s*\b(?:x\s?\d+|\d+(?:[.,]\d+)?\s?(?:gr?s?|kg|ml|cl|oz|und?s?|unid\w*|pzas?|piezas?)\b\.?)/giu
/** A longer name is said up to its "con": the table sees the rest. */
const LONG = 44

/** The sentences of a dish's five wines name it ten times over. */
let last = { dish: '', said: '' }

/** "Anticuchos de corazón": inside a sentence, without an article. */
export function dishInSentence(dish: string): string {
  if (last.dish !== dish) last = { dish, said: sayDish(dish) }
  return last.said
}

function sayDish(dish: string): string {
  const whole = quieten(dish).replace(/\bc\/\s*/giu, 'con ')
  const first = whole
    .replace(/\s*\([^)]*\)?/gu, ' ')
    .replace(QUANTITY, ' ')
    .split(/,|;|:|\s[-–—|]\s/u, 1)[0]!
    .replace(/\s+/gu, ' ')
    .trim()
  const name = first === '' ? whole : first
  const short = name.length > LONG ? name.replace(/(\S{3,}) (?:con|with|acompañad[oa]s?) .*$/u, '$1') : name
  return short.charAt(0).toLowerCase() + short.slice(1)
}

/** `Intipalka Sauvignon Blanc 2023, Ica (750 ml)` as one says it: without year, place, shares and size. */
export function wineInSentence(wine: string): string {
  const name = quietenName(wine)
  const plain = name
    .replace(/\s*\([^)]*\)/gu, '')
    .replace(/,.*$/u, '')
    .replace(/(\p{L}{6})\.\s.*$/u, '$1')
    .replace(/\s+\d+(?:[.,]\d+)?\s*%.*$/u, '')
    .replace(/\s+\d+(?:[.,]\d+)?\s*(?:ml|cl|l)\b\.?/iu, '')
    .replace(/\s+(?:19|20)\d{2}\b/u, '')
    .trim()
  return plain === '' ? name : plain
}

/** Names that bring their own article or owner: "las conchitas", "nuestro ceviche". */
const OWN_ARTICLE: Record<Lang, RegExp> = {
  es: /^(?:el|la|los|las|lo|les|un|una|unos|unas|nuestr[oa]s?|mi|tu|su|the)\s/iu,
  en: /^(?:the|a|an|our|your|el|la|los|las|les|nuestr[oa]s?)\s/iu,
}
/** They end like plurals and are none. */
const SINGULAR: ReadonlySet<string> = new Set([
  'arros',
  'champus',
  'couscous',
  'cous',
  'cuscus',
  'hummus',
  'humus',
  'res',
  'tres',
])

/** "Su lomo saltado", "sus anticuchos", "your lomo saltado". */
export function yourDish(dish: string, lang: Lang): string {
  const name = dishInSentence(dish)
  if (name === '') return THIS_DISH[lang]
  if (OWN_ARTICLE[lang].test(name)) return name
  if (lang === 'en') return `your ${name}`
  return `${isPlural(name) ? 'sus' : 'su'} ${name}`
}

function isPlural(name: string): boolean {
  const first = /[\p{L}\p{N}]+/u.exec(name.normalize('NFD').replace(/\p{M}/gu, ''))?.[0] ?? ''
  if (/^\d+$/u.test(first)) return Number(first) > 1
  return first.endsWith('s') && !SINGULAR.has(first)
}

/** "El Catena Malbec", "the Catena Malbec"; "El Guindal" has its own. */
export function theWine(wine: string, lang: Lang): string {
  const name = wineInSentence(wine)
  if (OWN_ARTICLE[lang].test(name)) return name
  return `${lang === 'es' ? 'el' : 'the'} ${name}`
}

/** What stands before the dish in a reason, and what before "this dish" in its place. Longest first. */
const BEFORE: Record<Lang, readonly (readonly [string, string])[]> = {
  es: [
    ...['de', 'a', 'con', 'en', 'y'].flatMap((one) =>
      [' el', ' la', ' los', ' las', ''].map((article) => [`${one}${article}`, one] as const),
    ),
    ['del', 'de'],
    ['al', 'a'],
    ...['el', 'la', 'los', 'las'].map((article) => [article, ''] as const),
  ],
  en: ['of', 'with', 'in', 'to'].map((one) => [one, one] as const),
}
const THIS_DISH: Record<Lang, string> = { es: 'este plato', en: 'this dish' }
/** Shorter words are rather part of something else ("ají"). */
const WORTH_REPLACING = 5

/** A reason said right after the dish was named does not name it again: "la grasa de este plato". */
export function afterNaming(reason: string, dish: string, lang: Lang): string {
  const words = dishInSentence(dish).split(' ')
  const low = reason.toLowerCase()
  for (let length = words.length; length > 0; length--) {
    const start = words.slice(0, length).join(' ').toLowerCase()
    if (start.length < WORTH_REPLACING || !low.includes(start)) continue
    for (const [before, instead] of BEFORE[lang]) {
      const at = low.indexOf(` ${before} ${start}`)
      if (at < 0 || low.length !== reason.length) continue
      const rest = reason.slice(at + before.length + 2 + start.length)
      if (/^[\p{L}\p{N}]/u.test(rest)) continue
      return `${reason.slice(0, at)} ${instead}${instead === '' ? '' : ' '}${THIS_DISH[lang]}${rest}`
    }
  }
  return reason
}
