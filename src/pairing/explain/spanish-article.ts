/** The article that a dish takes in Spanish, told from its first word; none where one may doubt (`ti pa kay`, `black cod`). */
import { foldText } from '../../flavor/text/fold.ts'

type Article = 'el' | 'la' | 'los' | 'las' | ''

/** Words that do not end as their gender does, in the singular and folded. */
const MASCULINE: ReadonlySet<string> = new Set(
  `aceite aji alioli apio arroz atun bife bistec cafe cau-cau cebiche ceviche champinon chaque charquican chaufa
  chifa chimichurri chirashi chupe club coctel curry cuy escabeche filete flan frejol fricase frijol goulash
  guacamole huacatay hummus inchicapi jamon juane kion lechon maiz maki mani manjar menestron mousse nigiri
  omelette paiche pan pastel pate pebre pepian picante pie poke pure queque ramen rape roll salmon sandwich
  sanguche sashimi shambar sivinche souffle steak sushi tacu tahini tamal tartar tataki te timbuche tiramisu tofu
  tomahawk turron volcan waffle wantan yogur yogurt`.split(/\s+/),
)
const FEMININE: ReadonlySet<string> = new Set('burger carne coliflor col leche mayo miel nuez piel res sal'.split(' '))
/** Feminine, and yet "el" in the singular. */
const STRESSED_A: ReadonlySet<string> = new Set(['agua', 'alga', 'ave', 'haba'])
/** English words that end as Spanish ones, and Spanish ones that name no thing by themselves. */
const NO_ARTICLE: ReadonlySet<string> = new Set(
  'avocado potato tomato tuna extra super mixto mixta fresco fresca'.split(' '),
)

export function articleOf(words: string): Article {
  const first = /^\p{L}[\p{L}-]*(?=$|[\s,])/u.exec(foldText(words))?.[0]
  if (first === undefined || first.length < 3 || NO_ARTICLE.has(first)) return ''
  if (MASCULINE.has(first) || STRESSED_A.has(first)) return 'el'
  if (FEMININE.has(first)) return 'la'
  if (first.endsWith('s')) return pluralOf(first)
  if (/(?:cion|sion|dad)$/.test(first)) return 'la'
  if (/(?:[^aeiou]on|[^aeiou]in|o)$/.test(first)) return 'el'
  return first.endsWith('a') ? 'la' : ''
}

function pluralOf(word: string): Article {
  if (word.endsWith('os')) return 'los'
  if (word.endsWith('as')) return 'las'
  for (const singular of [word.slice(0, -1), word.replace(/es$/, '')]) {
    if (MASCULINE.has(singular)) return 'los'
    if (FEMININE.has(singular) || STRESSED_A.has(singular)) return 'las'
  }
  if (/ciones$/.test(word)) return 'las'
  return /(?:on|in|an|ar|al|il|ol)es$/.test(word) ? 'los' : ''
}
