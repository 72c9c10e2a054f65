/** Food, drink, note or something else: told from the words, the section and the look of the line. */
import type { DishKind } from '../../domain/vocabulary.ts'
import type { Word } from '../text/words.ts'
import { isLoud, SEAFOOD } from './protein-weight.ts'
import type { SectionHint } from './section.ts'
import type { Mention, Understanding } from './understand.ts'

export function kindOf(
  understood: Understanding,
  words: readonly Word[],
  section: SectionHint | null,
  priced: boolean,
): DishKind {
  const food = foodStart(understood)
  const strong = lineMention(understood, 'strong')
  const weak = lineMention(understood, 'weak')
  if (isSentence(understood)) return 'note'
  if (isFruitInSoup(understood)) return 'drink'
  if (strong && lineKind(strong) !== 'food' && strong.span.start <= food.start) return lineKind(strong)
  // "Maracuyá sour" is a drink, "pollo a la coca cola" is not.
  if (strong && food.weight < 1 && food.loudFrom > strong.span.start) return lineKind(strong)
  if (section?.kind === 'drink' || section?.kind === 'note') return section.kind
  // "Latte de lúcuma": the fruit flavours the drink.
  if (weak && food.weight < 1 && weak.span.start <= food.start && food.loudFrom === Number.POSITIVE_INFINITY)
    return lineKind(weak)
  if (food.weight >= 0.5) return 'food'
  if (weak && food.weight < 0.5) return lineKind(weak)
  if (food.weight > 0) return 'food'
  const wordlike = words.filter((word) => looksLikeWord(word.text))
  if (wordlike.length === 0) return 'other'
  return section !== null || priced ? 'food' : 'other'
}

/** "El consumo de mariscos crudos puede causar daño": a phrase of notes within the head says more than the food it speaks of. */
function isSentence({ mentions, lead }: Understanding): boolean {
  return mentions.some(({ meaning, words, segment }) => {
    if (meaning.type !== 'line' || meaning.row.kind !== 'note' || meaning.row.strength !== 'strong') return false
    return segment === 0 && words.length > Math.max(1, lead?.words.length ?? 0)
  })
}

/** "Chilcano de guinda": no soup of fish is made of fruit; the drink of that name is. */
function isFruitInSoup({ lead, mentions }: Understanding): boolean {
  if (lead?.meaning.type !== 'dish' || lead.meaning.row.course !== 'soup') return false
  if (!SEAFOOD.has(lead.meaning.row.protein[0] ?? 'none')) return false
  const next = lead.words[lead.words.length - 1]! + 1
  const foods = mentions.flatMap(({ meaning, words, named }) =>
    meaning.type === 'ingredient' ? [{ row: meaning.row, follows: named && words[0] === next }] : [],
  )
  return foods.some(({ row, follows }) => follows && row.protein === 'fruit') && !foods.some(({ row }) => isLoud(row))
}

interface FoodStart {
  start: number
  weight: number
  loudFrom: number
}

/** Where food and where flesh begins in the line, and how sure the food is: 1 a dish, 0.7 a main ingredient, 0.3 some seasoning. */
function foodStart(understood: Understanding): FoodStart {
  let weight = 0
  let start = Number.POSITIVE_INFINITY
  let loudFrom = Number.POSITIVE_INFINITY
  for (const mention of understood.mentions) {
    const here = foodWeight(mention)
    if (here > 0) start = Math.min(start, mention.span.start)
    weight = Math.max(weight, here)
    if (mention.meaning.type === 'ingredient' && isLoud(mention.meaning.row))
      loudFrom = Math.min(loudFrom, mention.span.start)
  }
  return { start, weight, loudFrom }
}

function foodWeight({ meaning }: Mention): number {
  switch (meaning.type) {
    case 'dish':
      return 1
    case 'ingredient':
      return meaning.row.protein === '' ? 0.3 : 0.7
    case 'sauce':
    case 'technique':
      return 0.3
    case 'flavor':
      return 0.1
    case 'line':
      return 0
  }
}

function lineMention(understood: Understanding, strength: 'strong' | 'weak'): Mention | undefined {
  return understood.mentions.find(({ meaning }) => meaning.type === 'line' && meaning.row.strength === strength)
}

function lineKind({ meaning }: Mention): DishKind {
  return meaning.type === 'line' ? meaning.row.kind : 'other'
}

/** Letters in an order a Romance or English word may have: some vowel, no long run of consonants. */
export function looksLikeWord(text: string): boolean {
  return /^\p{L}{3,24}$/u.test(text) && /[aeiouy]/.test(text) && !/[bcdfghjklmnpqrstvwxz]{4,}/.test(text)
}

const CODE =
  /<\/?[a-z!?][^>]*>|[{}]|__|\$\{|\bselect\b.+\bfrom\b|\b(?:insert into|drop table|union select|null|undefined|nan)\b|--\s*$|\.\.[/\\]|=>|\w\(\)|\[object |javascript:|&#?\w+;|\\[nrtux]/i

/** Text that no menu prints: markup, queries, paths. Its words are not mended into food. */
export function looksLikeCode(text: string): boolean {
  return CODE.test(text)
}
