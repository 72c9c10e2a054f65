/**
 * Words that stand for a wider or a kindred one in the name of a dish: "mero a lo macho" is a "pescado a lo macho",
 * "lomito saltado" a "lomo saltado". The ingredient itself is still the one that was printed.
 */
import type { Ingredient } from '../../knowledge/tables.ts'
import { diminutiveStems, stem } from '../text/stem.ts'
import { type Grammar, stemsOf } from '../text/words.ts'

export type Kindred = (stem: string) => readonly string[]

/** Ingredients whose names may take one another's place in a dish's name: ids, and the words that known dishes use. */
const GROUPS: readonly { ids: readonly string[]; words: readonly string[] }[] = [
  { ids: ['langostino', 'camaron-de-rio', 'camaron-de-ecuador'], words: ['langostino', 'camaron', 'shrimp', 'prawn'] },
  { ids: ['cerdo', 'lomo-de-cerdo'], words: ['cerdo', 'chancho', 'pork'] },
  { ids: ['pollo', 'pavita', 'gallina'], words: ['pollo', 'chicken'] },
  { ids: ['carne-de-res', 'lomo-fino', 'ternera'], words: ['carne', 'lomo', 'bistec', 'beef'] },
  { ids: ['cordero', 'cabrito'], words: ['cordero', 'cabrito', 'lamb'] },
  { ids: ['calamar', 'sepia'], words: ['calamar', 'squid', 'calamari'] },
  { ids: ['cacao', 'chocolate'], words: ['chocolate', 'cacao'] },
  { ids: ['conchas-de-abanico'], words: ['concha', 'scallop'] },
]
const NONE: readonly string[] = []
const FISH_WORDS = ['pescado', 'fish'] as const

export function buildKindred(
  ingredients: readonly Ingredient[],
  grammar: Grammar,
  vocabulary: ReadonlySet<string>,
): Kindred {
  const kindred = new Map<string, readonly string[]>()
  const add = (row: Ingredient, words: readonly string[]) => {
    for (const form of [row.es, row.en, ...row.aliases]) {
      const [own, ...more] = stemsOf(form, grammar)
      if (own === undefined || more.length > 0) continue
      const others = words.map(stem).filter((word) => word !== own)
      kindred.set(own, [...new Set([...(kindred.get(own) ?? []), ...others])])
    }
  }
  const byId = new Map(ingredients.map((row) => [row.id, row]))
  for (const { ids, words } of GROUPS)
    for (const id of ids) {
      const row = byId.get(id)
      if (row) add(row, words)
    }
  for (const row of ingredients) {
    if (row.protein === 'white_fish' || (row.protein === 'oily_fish' && !IN_TINS.has(row.id))) add(row, FISH_WORDS)
  }
  const cache = new Map<string, readonly string[]>()
  return (word) => {
    const known = cache.get(word)
    if (known !== undefined) return known
    const root = diminutiveStems(word).find((candidate) => candidate.length > 2 && vocabulary.has(candidate))
    const own = kindred.get(word) ?? NONE
    const others = root === undefined ? own : [root, ...own]
    if (cache.size > 20_000) cache.clear()
    cache.set(word, others)
    return others
  }
}

/** Fish that nobody cooks as "the fish of the day". */
const IN_TINS: ReadonlySet<string> = new Set(['anchoa', 'atun-en-conserva', 'salmon-ahumado'])
