/** From the parts of a text to advice: headings say what is spoken of, paragraphs, lists and tables what is said of it. */
import type { Unread } from '../../contract/records.ts'
import type { Advice } from './advice.ts'
import { speakerOf } from './attribution.ts'
import type { OpenText, Passage } from './passages.ts'
import { type PlacedAdvice, placeOf } from './placed-advice.ts'
import { NO_TOPIC, readAdvice, type Topic } from './read-advice.ts'
import { columnsOf, readRow, type TableColumns } from './read-table-row.ts'
import type { TextReaders } from './readers.ts'
import { sentencesOf } from './sentences.ts'
import { isArrow } from './tokens.ts'
import { type UnderstoodSentence, understandSentence } from './understand-sentence.ts'

export interface ReadText {
  advice: PlacedAdvice[]
  unread: Unread[]
}

interface Section {
  topic: Topic
  level: number
  label: 1 | -1 | null
}

const START: Section = { topic: NO_TOPIC, level: 0, label: null }
/** Longer items are prose. */
const ITEM = 170
/** A book is read as far as this. */
const MOST_PASSAGES = 20_000
const MOST_ADVICE = 20_000

export function readPassages(open: OpenText, readers: TextReaders): ReadText {
  const advice: PlacedAdvice[] = []
  const unread: Unread[] = []
  let section = START
  /** what a paragraph that ends with a colon says of the list below it */
  let intro: { topic: Topic; label: 1 | -1 | null } | null = null
  let before: Topic = NO_TOPIC
  let columns: TableColumns | null = null
  let speaker: string | null = null
  for (const passage of open.passages.slice(0, MOST_PASSAGES)) {
    if (advice.length >= MOST_ADVICE) break
    if (passage.kind !== 'row' && passage.kind !== 'header') columns = null
    switch (passage.kind) {
      case 'title':
      case 'heading': {
        const read = readHeading(passage, section, readers)
        advice.push(...read.advice)
        section = read.section
        intro = null
        before = section.topic
        speaker = null
        break
      }
      case 'header': {
        columns = columnsOf(passage, readers)
        if (columns !== null) break
        columns = { roles: null }
        advice.push(...readRow(passage, columns, section.topic, readers, unread))
        break
      }
      case 'row':
        advice.push(...readRow(passage, columns ?? { roles: null }, section.topic, readers, unread))
        break
      case 'item':
      case 'text': {
        speaker = speakerOf(passage.text, readers.advice) ?? (passage.kind === 'item' ? speaker : null)
        const isList = passage.kind === 'item' && passage.text.length < ITEM
        const mark = markOf(passage)
        const label = mark ?? (passage.kind === 'item' ? (intro?.label ?? section.label) : section.label)
        const start =
          passage.kind === 'item' ? (intro?.topic ?? section.topic) : continues(passage, section.topic, before)
        const read = readProse(passage, start, { label, isList }, readers, unread)
        advice.push(...read.advice.map((one) => ({ ...one, speaker })))
        if (passage.kind === 'text') {
          before = read.topic
          intro = /[:：]\s*$/.test(passage.text) ? introOf(passage, read.topic, section, readers) : null
        }
        break
      }
    }
  }
  return { advice: distinct(advice), unread: unread.slice(0, MOST_ADVICE) }
}

/** A new paragraph speaks of what its heading names; without a heading, "it" may go on. */
function continues(_passage: Passage, section: Topic, before: Topic): Topic {
  return section.dishes.length > 0 || section.wines.length > 0
    ? section
    : { ...NO_TOPIC, dishes: [], wines: before.wines.length > 0 && before.dishes.length === 0 ? before.wines : [] }
}

function markOf({ text }: Passage): 1 | -1 | null {
  if (/^[❌✘✗]/u.test(text)) return -1
  return /^[✅✔]/u.test(text) ? 1 : null
}

function introOf(
  passage: Passage,
  topic: Topic,
  section: Section,
  readers: TextReaders,
): { topic: Topic; label: 1 | -1 | null } {
  const last = sentencesOf(passage.text).at(-1)
  const sentence = understandSentence(last?.text ?? '', readers)
  return {
    topic:
      sentence.dishes.length > 0 || sentence.wines.length > 0
        ? topicOf(sentence)
        : topic.dishes.length > 0
          ? topic
          : section.topic,
    label: labelOf(sentence) ?? section.label,
  }
}

function labelOf({ cues }: UnderstoodSentence): 1 | -1 | null {
  const against = cues.some(({ role }) => role === 'against')
  const denied = cues.some(({ role }) => role === 'not')
  if (against || denied) return against !== denied ? -1 : 1
  return cues.some(({ role }) => role === 'for' || role === 'affirm') ? 1 : null
}

function topicOf(sentence: UnderstoodSentence): Topic {
  const dishes = sentence.dishes.map((mention) => ({ mention, sentence }))
  const wines = sentence.wines.map((mention) => ({ mention, sentence }))
  return { dishes, wines: dishes.length > 0 && wines.length > 0 ? [] : wines, polarity: 1 }
}

function readHeading(
  passage: Passage,
  section: Section,
  readers: TextReaders,
): { advice: PlacedAdvice[]; section: Section } {
  const sentence = understandSentence(passage.text, readers)
  const label = labelOf(sentence)
  const level = passage.level || 6
  const names = sentence.dishes.length > 0 || sentence.wines.length > 0
  if (!names) {
    // "Vinos a evitar" below "Ceviche" still speaks of the ceviche; a new chapter does not.
    const isInner = level > section.level || label !== null
    return { advice: [], section: isInner ? { ...section, label } : { topic: NO_TOPIC, level, label } }
  }
  const isPair =
    sentence.dishes.length === 1 &&
    sentence.wines.length === 1 &&
    !/[?¿]/.test(passage.text) &&
    sentence.tokens.length < 12
  const placed = isPair ? readAdvice(sentence, NO_TOPIC, { label: label ?? 1, isList: true }).advice : []
  const advice = placed.map(
    (one): PlacedAdvice => ({
      ...one,
      reasons: [...one.reasons, 'weak_link'],
      passage,
      start: 0,
      end: passage.text.length,
      speaker: null,
    }),
  )
  return {
    advice,
    section: {
      topic: topicOf(sentence),
      level,
      label: sentence.wines.length > 0 && sentence.dishes.length === 0 ? label : label === -1 ? -1 : null,
    },
  }
}

function readProse(
  passage: Passage,
  start: Topic,
  mode: { label: 1 | -1 | null; isList: boolean },
  readers: TextReaders,
  unread: Unread[],
): { advice: PlacedAdvice[]; topic: Topic } {
  const advice: PlacedAdvice[] = []
  let topic = start
  for (const { text, start: from, end, isQuestion } of sentencesOf(passage.text)) {
    const sentence = understandSentence(text, readers)
    if (isQuestion) {
      if (sentence.dishes.length > 0)
        topic = { ...NO_TOPIC, dishes: sentence.dishes.map((mention) => ({ mention, sentence })) }
      continue
    }
    const read = readAdvice(sentence, topic, mode)
    const named = read.advice.length === 0 ? unknownDish(sentence, readers) : read.advice
    topic = read.topic
    advice.push(...named.map((one) => ({ ...one, passage, start: from, end, speaker: null })))
    if (named.length === 0 && sentence.wines.length > 0 && sentence.dishes.length > 0)
      unread.push({ place: placeOf(passage, text), why: 'it names a dish and a wine, but advises nothing' })
  }
  return { advice, topic }
}

/** "Hachis parmentier → Malbec": nobody knows the dish, yet it stands where a dish stands. */
function unknownDish(sentence: UnderstoodSentence, { readDish }: TextReaders): Advice[] {
  const { tokens, wines, dishes, text } = sentence
  const arrow = tokens.findIndex(isArrow)
  if (arrow < 1 || wines.length === 0 || dishes.length > 0) return []
  const [left, right] = [tokens.slice(0, arrow), tokens.slice(arrow + 1)]
  const side = wines.every(({ first }) => first > arrow) ? left : wines.every(({ last }) => last <= arrow) ? right : []
  const [head, tail] = [side[0], side.at(-1)]
  if (!head || !tail || readDish(text.slice(head.start, tail.end)).kind === 'drink') return []
  const first = tokens.indexOf(head)
  const mention = {
    type: 'dish' as const,
    start: head.start,
    end: tail.end,
    text: text.slice(head.start, tail.end),
    first,
    last: first + side.length,
    isWeak: false,
  }
  return wines.map(
    (wine): Advice => ({
      dish: { mention, sentence },
      wine: { mention: wine, sentence },
      polarity: 1,
      strength: 0.9,
      reasons: [],
    }),
  )
}

/** One sentence says the same only once. */
function distinct(advice: readonly PlacedAdvice[]): PlacedAdvice[] {
  const seen = new Set<string>()
  return advice.filter(({ passage, start, dish, wine, polarity }) => {
    const key = `${passage.at[start]} ${dish.mention.text} ${wine.mention.text} ${polarity}`
    return !seen.has(key) && seen.add(key)
  })
}
