/** Any line of a menu to what it is: kind, dish, ingredients and flavor profile. Pure; never throws. */
import type { DishInput } from '../../contract/requests.ts'
import { emptyDishProfile } from '../../domain/profile.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { DishReading } from '../readings.ts'
import { readWords } from '../text/words.ts'
import { compose } from './compose.ts'
import { kindOf, looksLikeCode } from './kind.ts'
import { buildDishLexicon } from './lexicon.ts'
import { mendWords } from './mend-words.ts'
import { buildSectionReader } from './section.ts'
import type { TextModel } from './text-model.ts'
import { understand } from './understand.ts'

export type DishReader = (input: string | DishInput) => DishReading

/**
 * Reads the dish's line; a description follows it as further segments, offsets count through both with one character between.
 * @param guess profiles what nothing is known of; without it that is the mean of all dishes
 */
export function buildDishReader(knowledge: Knowledge, guess: TextModel | null = null): DishReader {
  const lexicon = buildDishLexicon(knowledge, guess)
  const readSection = buildSectionReader(knowledge)
  return (input) => {
    const line = typeof input === 'string' ? { dish: input } : input
    const text = line.description ? `${line.dish}\n${line.description}` : line.dish
    const section = line.section ? readSection(line.section) : null
    const trusting = !looksLikeCode(text)
    const wordsOf = (printed: string) => mendWords(readWords(printed, lexicon.grammar), lexicon, trusting)
    const words = wordsOf(text)
    let understood = understand(text, words, lexicon)
    const carries = understood.lead !== null || understood.mentions.some(({ meaning }) => meaning.type === 'line')
    if (!carries && trusting && line.section && section?.kind === 'food') {
      // "Mixto" below the title "Ceviches": the title is the missing half of the name.
      const whole = `${line.section} ${text}`
      const again = understand(whole, wordsOf(whole), lexicon)
      if (again.lead && again.lead.meaning.length > 1) understood = shiftBack(again, line.section.length + 1, text)
    }
    const looks = kindOf(understood, words, section, line.price !== undefined && line.price !== '')
    // "DROP TABLE wine" asks for no wine.
    const kind = trusting || looks === 'food' ? looks : 'other'
    if (kind !== 'food') {
      const unknown = understood.unknown.slice(0, 20)
      const named = { dishId: null, family: null, ingredients: [], techniques: [], sauces: [] }
      return { text: line.dish, kind, ...named, confidence: 0.9, unknown, profile: emptyDishProfile() }
    }
    const { profile, dish, confidence, ingredients, techniques, sauces } = compose(understood, text, section, lexicon)
    return {
      text: line.dish,
      kind,
      dishId: dish?.id ?? null,
      family: dish?.family ?? null,
      ingredients,
      techniques,
      sauces,
      confidence,
      unknown: understood.unknown.slice(0, 20),
      profile,
    }
  }
}

type Understood = ReturnType<typeof understand>

/** Spans of a text with the section's title before it, counted in the text alone. */
function shiftBack(understood: Understood, by: number, text: string): Understood {
  const mentions = understood.mentions.map((mention) => {
    const start = Math.max(0, mention.span.start - by)
    const end = Math.max(start, mention.span.end - by)
    return { ...mention, span: { start, end, text: text.slice(start, end) } }
  })
  const leadIndex = understood.lead ? understood.mentions.indexOf(understood.lead) : -1
  const unknown = understood.unknown.filter((word) => text.includes(word))
  return { ...understood, mentions, unknown, lead: mentions[leadIndex] ?? null }
}
