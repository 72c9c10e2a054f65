/** The dishes that a sentence names: what the lexicon of dishes knows, grown to the phrase it stands in. */
import type { DishLexicon, Meaning } from '../../flavor/dish/lexicon.ts'
import { readWords } from '../../flavor/text/words.ts'
import type { AdviceWords } from './advice-words.ts'
import { isSmall, type Token } from './tokens.ts'

export interface DishMention {
  type: 'dish'
  /** UTF-16 offsets into the sentence */
  start: number
  end: number
  text: string
  /** tokens from `first` up to, not including, `last` */
  first: number
  last: number
  /** a fruit, a herb, a vegetable by itself: in prose it is often an aroma */
  isWeak: boolean
}

interface Stretch {
  first: number
  last: number
}

interface Known extends Stretch {
  meanings: readonly Meaning[]
}

const CONNECTS = new Set('de del d a al con en with in on of the la las los el and-'.split(' '))
const AMONG = new Set('au aux alla de del d a al la las los el con en of the with in on a an y and & n'.split(' '))
const OPENS_OBJECT = new Set('de del d of'.split(' '))

/** @param closed whether a token belongs to a wine or a cue already */
export function findDishes(
  sentence: string,
  tokens: readonly Token[],
  lexicon: DishLexicon,
  advice: AdviceWords,
  closed: (at: number) => boolean,
): DishMention[] {
  const banned = new Set<number>()
  for (const cue of advice.find(tokens, ['no_food'])) for (let at = cue.first; at < cue.last; at++) banned.add(at)
  const adjectives = new Set<number>()
  for (const cue of advice.find(tokens, ['food_adjective']))
    for (let at = cue.first; at < cue.last; at++) adjectives.add(at)
  const known = knownIn(sentence, tokens, lexicon).filter(({ first, last }) => !range(first, last).some(closed))
  const nouns = new Set<number>()
  for (const { first, last } of advice.find(tokens, ['food_noun'])) {
    if (range(first, last).some((at) => closed(at)) || known.some((one) => one.first < first && one.last > first))
      continue
    nouns.add(first)
    if (!known.some((one) => one.first === first)) known.push({ first, last, meanings: [] })
  }
  known.sort((a, b) => a.first - b.first)
  const heads = known.filter(
    (one) => (isHead(one) || nouns.has(one.first)) && !range(one.first, one.last).every((at) => banned.has(at)),
  )
  const chunks: Stretch[] = []
  for (const head of heads) {
    const before = chunks.at(-1)
    if (before && head.first < before.last) continue
    const limit = before?.last ?? 0
    chunks.push(grown(head, known, { tokens, closed, adjectives, banned }, limit))
  }
  return chunks.map((chunk) => mention(chunk, heads, tokens, sentence))
}

/** The longest forms, none over another; none reaches over a comma. */
function knownIn(sentence: string, tokens: readonly Token[], lexicon: DishLexicon): Known[] {
  const words = readWords(sentence, lexicon.grammar)
  const stems = words.map(({ stem }) => stem)
  const places = words.map(({ start }) =>
    tokens.findIndex((token) => token.start <= start && start < Math.max(token.end, token.start + 1)),
  )
  const found: Known[] = []
  for (let at = 0; at < words.length; at++)
    for (const match of lexicon.phrases.matchesAt(stems, at, () => false)) {
      const first = places[match.words[0] ?? 0] ?? -1
      const end = places[match.words.at(-1) ?? 0] ?? -1
      if (first < 0 || end < first) continue
      const taken = new Set(match.words.map((word) => places[word]))
      const between = range(first, end + 1).filter((i) => !taken.has(i))
      if (!between.every((i) => AMONG.has(tokens[i]?.text ?? ''))) continue
      // "Ceviche y tiradito" is no phrase, "fish and chips" is a dish.
      const conjoined = between.some((i) => /^(?:y|and|&|n)$/.test(tokens[i]?.text ?? ''))
      if (conjoined && match.payload.type !== 'dish') continue
      found.push({ first, last: end + 1, meanings: [match.payload] })
    }
  const kept: Known[] = []
  for (const one of found.sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first)) {
    const same = kept.find(({ first, last }) => first === one.first && last === one.last)
    if (same) same.meanings = [...same.meanings, ...one.meanings]
    else if (!kept.some(({ first, last }) => one.first < last && first < one.last)) kept.push({ ...one })
  }
  return kept.sort((a, b) => a.first - b.first)
}

function isHead({ meanings }: Known): boolean {
  if (meanings.some(({ type }) => type === 'line')) return false
  return meanings.some(
    (meaning) => meaning.type === 'dish' || (meaning.type === 'ingredient' && meaning.row.protein !== ''),
  )
}

interface Around {
  tokens: readonly Token[]
  closed(at: number): boolean
  adjectives: ReadonlySet<number>
  banned: ReadonlySet<number>
}

function grown(head: Known, known: readonly Known[], around: Around, limit: number): Stretch {
  let { first, last } = head
  const before = (at: number) => known.find((one) => one.last === at && one.first >= limit && !isLine(one))
  for (;;) {
    const left = before(first)
    if (left) first = left.first
    else if (first > limit && around.adjectives.has(first - 1) && !around.closed(first - 1)) first--
    else break
  }
  for (;;) {
    const next = onward(last, known, around)
    if (next === last) return { first, last }
    last = next
  }
}

/** Where the phrase ends that goes on at `at`. */
function onward(at: number, known: readonly Known[], { tokens, closed, adjectives }: Around): number {
  if (at >= tokens.length || closed(at)) return at
  const beside = known.find((one) => one.first === at && !isLine(one))
  if (beside) return beside.last
  if (adjectives.has(at)) return at + 1
  const link = tokens[at]!.text
  if (!CONNECTS.has(link)) return at
  let object = at + 1
  while (object < tokens.length && isSmall(tokens[object]!)) object++
  if (object >= tokens.length || closed(object)) return at
  const further = known.find((one) => one.first === object && !isLine(one))
  if (further) return further.last
  if (adjectives.has(at + 1)) return at + 2
  // "Queso de cabra", "sopa de la casa": a noun after "de" belongs to what stands before.
  const noun = tokens[object]!
  return OPENS_OBJECT.has(link) && noun.isWord && /^[a-z]{4,}$/.test(noun.text) ? object + 1 : at
}

function isLine({ meanings }: Known): boolean {
  return meanings.some(({ type }) => type === 'line')
}

function mention(chunk: Stretch, heads: readonly Known[], tokens: readonly Token[], sentence: string): DishMention {
  const start = tokens[chunk.first]!.start
  const end = tokens[chunk.last - 1]!.end
  const inside = heads.filter(({ first, last }) => first >= chunk.first && last <= chunk.last)
  const isWeak =
    chunk.last - chunk.first === 1 &&
    inside.every(
      ({ meanings }) => meanings.length > 0 && meanings.every((meaning) => !isDish(meaning) && isSideThing(meaning)),
    )
  return { type: 'dish', start, end, text: sentence.slice(start, end), ...chunk, isWeak }
}

function isDish(meaning: Meaning): boolean {
  return meaning.type === 'dish'
}

function isSideThing(meaning: Meaning): boolean {
  return (
    meaning.type === 'ingredient' &&
    ['fruit', 'vegetable', 'potato_corn', 'none', 'legume'].includes(meaning.row.protein)
  )
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}
