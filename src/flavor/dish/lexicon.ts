/** Every form a menu prints for a dish, ingredient, technique, sauce or flavor word, in one trie over stems. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Ingredient, KnownDish, Row, Sauce, Technique } from '../../knowledge/tables.ts'
import { type PhraseTrie, phraseTrie } from '../text/phrases.ts'
import { buildSpeller, type Speller } from '../text/spelling.ts'
import { buildGrammar, type Grammar, stemsOf } from '../text/words.ts'
import { buildKindred, type Kindred } from './kindred-words.ts'
import { buildPrototypes, type Prototypes } from './prototypes.ts'
import type { TextModel } from './text-model.ts'

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
  ingredients: ReadonlyMap<string, Ingredient>
  sauces: ReadonlyMap<string, Sauce>
  techniques: ReadonlyMap<string, Technique>
  prototypes: Prototypes
  speller: Speller
  kindred: Kindred
  /** what profiles a text of which nothing is known; null where no model is loaded */
  guess: TextModel | null
}

export function buildDishLexicon(knowledge: Knowledge, guess: TextModel | null): DishLexicon {
  const { tables } = knowledge
  const grammar = buildGrammar(knowledge, 'food')
  const phrases = phraseTrie<Meaning>()
  const vocabulary = new Set<string>()
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
  }
  for (const row of tables.dishes.rows)
    add([row.es, row.en, ...row.aliases], (length) => ({ type: 'dish', row, length }))
  for (const row of tables.ingredients.rows)
    add([row.es, row.en, ...row.aliases], (length) => ({ type: 'ingredient', row, length }))
  for (const row of tables.techniques.rows)
    add([row.es, row.en, ...row.aliases], (length) => ({ type: 'technique', row, length }))
  for (const row of tables.sauces.rows)
    add([row.es, row.en, ...row.aliases], (length) => ({ type: 'sauce', row, length }))
  for (const row of tables['flavor-words'].rows) add(row.aliases, (length) => ({ type: 'flavor', row, length }))
  for (const row of tables['line-words'].rows) add(row.aliases, (length) => ({ type: 'line', row, length }))
  for (const row of tables['function-words'].rows)
    if (row.role === 'neutral')
      for (const word of row.words) for (const key of stemsOf(word, grammar)) vocabulary.add(key)
  return {
    grammar,
    phrases,
    ingredients: tables.ingredients.byId,
    sauces: tables.sauces.byId,
    techniques: tables.techniques.byId,
    prototypes: buildPrototypes(knowledge),
    speller: buildSpeller(vocabulary),
    kindred: buildKindred(tables.ingredients.rows, grammar, vocabulary),
    guess,
  }
}
