/** Every form a menu prints for a dish, ingredient, technique, sauce or flavor word, in one trie over stems. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Ingredient, KnownDish, Row, Sauce, Technique } from '../../knowledge/tables.ts'
import { indexWords, type WordIndex } from '../text/nearest-word.ts'
import { type PhraseTrie, phraseTrie } from '../text/phrases.ts'
import { diminutiveStems } from '../text/stem.ts'
import { buildGrammar, type Grammar, stemsOf } from '../text/words.ts'
import { buildPrototypes, type Prototypes } from './prototypes.ts'

export type Meaning =
  | { type: 'dish'; row: KnownDish; length: number }
  | { type: 'ingredient'; row: Ingredient; length: number }
  | { type: 'technique'; row: Technique; length: number }
  | { type: 'sauce'; row: Sauce; length: number }
  | { type: 'flavor'; row: Row<'flavor-words'>; length: number }
  | { type: 'line'; row: Row<'line-words'>; length: number }

export interface DishLexicon {
  grammar: Grammar
  phrases: PhraseTrie<Meaning>
  /** how rare a stem is among the forms of dishes: the rare word of a name decides (0..1) */
  rarity: ReadonlyMap<string, number>
  ingredients: ReadonlyMap<string, Ingredient>
  sauces: ReadonlyMap<string, Sauce>
  techniques: ReadonlyMap<string, Technique>
  prototypes: Prototypes
  /** The stem of the known word that is meant: itself, a diminutive's root, or the nearest spelling; null when unknown. */
  meant(stem: string): string | null
}

export function buildDishLexicon(knowledge: Knowledge): DishLexicon {
  const { tables } = knowledge
  const grammar = buildGrammar(knowledge, 'food')
  const phrases = phraseTrie<Meaning>()
  const vocabulary = new Set<string>()
  const dishCount = new Map<string, number>()
  const add = (forms: readonly string[], meaning: (length: number) => Meaning) => {
    const seen = new Set<string>()
    for (const form of forms) {
      const stems = stemsOf(form, grammar)
      const key = stems.join(' ')
      if (stems.length === 0 || seen.has(key)) continue
      seen.add(key)
      for (const word of stems) vocabulary.add(word)
      phrases.add(stems, meaning(stems.length))
    }
    return seen
  }
  for (const row of tables.dishes.rows) {
    const seen = add([row.es, row.en, ...row.aliases], (length) => ({ type: 'dish', row, length }))
    for (const word of new Set([...seen].flatMap((key) => key.split(' ')))) {
      dishCount.set(word, (dishCount.get(word) ?? 0) + 1)
    }
  }
  for (const row of tables.ingredients.rows)
    add([row.es, row.en, ...row.aliases], (length) => ({ type: 'ingredient', row, length }))
  for (const row of tables.techniques.rows)
    add([row.es, row.en, ...row.aliases], (length) => ({ type: 'technique', row, length }))
  for (const row of tables.sauces.rows)
    add([row.es, row.en, ...row.aliases], (length) => ({ type: 'sauce', row, length }))
  for (const row of tables['flavor-words'].rows) add(row.aliases, (length) => ({ type: 'flavor', row, length }))
  for (const row of tables['line-words'].rows) add(row.aliases, (length) => ({ type: 'line', row, length }))
  for (const row of tables['function-words'].rows)
    if (row.role === 'neutral') for (const word of row.words) for (const key of stemsOf(word, grammar)) vocabulary.add(key)
  const total = Math.log(tables.dishes.rows.length + 1)
  const rarity = new Map([...dishCount].map(([word, n]) => [word, 1 - Math.log(n) / total]))
  return {
    grammar,
    phrases,
    rarity,
    ingredients: tables.ingredients.byId,
    sauces: tables.sauces.byId,
    techniques: tables.techniques.byId,
    prototypes: buildPrototypes(knowledge),
    meant: meantBy(vocabulary),
  }
}

/** The index of near spellings costs more than all the rest: it is built with the first word that needs it. */
function meantBy(vocabulary: ReadonlySet<string>): (stem: string) => string | null {
  let index: WordIndex | null = null
  return (stem) => {
    if (vocabulary.has(stem)) return stem
    for (const root of diminutiveStems(stem)) if (root.length > 2 && vocabulary.has(root)) return root
    index ??= indexWords(vocabulary)
    return index.nearest(stem)
  }
}
