/** A printed line to words with their place, their canonical stem and what the small words between them say. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { fold, foldText } from './fold.ts'
import { unscan } from './scan-slips.ts'
import { stem } from './stem.ts'

/** How a word hangs on what stands before it. */
export type Link = 'head' | 'of' | 'with' | 'without' | 'next'

export interface Word {
  /** folded */
  text: string
  stem: string
  /** UTF-16 offsets into the input */
  start: number
  end: number
  link: Link
  /** 0 before the first `with` or separator, then counting up */
  segment: number
  neutral: boolean
}

export interface Grammar {
  roleOf(word: string): 'stop' | 'of' | 'with' | 'without' | 'neutral' | undefined
  /** the longest abbreviation that begins at `at` in folded text */
  abbreviationAt(text: string, at: number): Abbreviation | null
}

interface Abbreviation {
  form: string
  length: number
  expansion: readonly string[]
}

/** Longer lines are cut: a menu line is never that long, and the reader stays fast on hostile ones. */
const MAX_LENGTH = 2_000
const PRICE = /(?:s\/\.?|us\$|\$|€|soles|pen)\s*\d[\d.,]*|\d[\d.,]*\s*(?:€|soles\b|pen\b)|\d+[.,]\d{2}\b/y
const PRICE_START = /[\dsup$€]/
const WORD = /[\p{L}\p{N}]+(?:['&][\p{L}]+)*/uy
const SEPARATOR = /[,;:.()[\]{}/|+*•\n\t\-"]/
/** Amounts say nothing of the flavor: "500g", "14oz", "2x1", "6und", "x12". */
const AMOUNT =
  /^(?:x\d+|\d+(?:gr?s?|kgs?|ml|cl|cc|cm|lt?s?|oz|lbs?|un?d?s?|unid|pza?s?|pcs?|x\d*|p|pax|pers|h|hrs?|min|th|am|pm|a|b|d|m)?)$/
/** Counts that are part of a name: "3 leches", "4 quesos". */
const COUNTS: Readonly<Record<string, string>> = { 2: 'dos', 3: 'tres', 4: 'cuatro', 5: 'cinco' }
const LETTER = /[\p{L}\p{N}]/u

/** @param context which abbreviations apply beside those marked `any` */
export function buildGrammar(knowledge: Knowledge, context: 'food' | 'wine'): Grammar {
  const roles = new Map<string, 'stop' | 'of' | 'with' | 'without' | 'neutral'>()
  for (const row of knowledge.tables['function-words'].rows)
    for (const word of row.words) if (!roles.has(foldText(word))) roles.set(foldText(word), row.role)
  const forms = new Map<number, Abbreviation[]>()
  for (const row of knowledge.tables.abbreviations.rows) {
    if (row.context !== 'any' && row.context !== context) continue
    const expansion = foldText(row.expansion)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
    for (const written of row.forms) {
      const form = foldText(written)
      const key = keyAt(form, 0)
      const list = forms.get(key)
      if (list) list.push({ form, length: form.length, expansion })
      else forms.set(key, [{ form, length: form.length, expansion }])
    }
  }
  for (const list of forms.values()) list.sort((a, b) => b.length - a.length)
  return {
    roleOf: (word) => roles.get(word),
    abbreviationAt(text, at) {
      const list = forms.get(keyAt(text, at))
      if (list === undefined) return null
      for (const short of list) {
        if (!text.startsWith(short.form, at)) continue
        const after = at + short.length
        if (after >= text.length || !LETTER.test(text[after - 1]!) || !LETTER.test(text[after]!)) return short
      }
      return null
    },
  }
}

export function readWords(input: string, grammar: Grammar): Word[] {
  const { text, offsets } = fold(unscan(input.slice(0, MAX_LENGTH)))
  const words: Word[] = []
  let link = 'head' as Link
  let segment = 0
  const place = (from: number, to: number) => ({
    start: offsets[from] ?? 0,
    end: to >= text.length ? Math.min(input.length, MAX_LENGTH) : (offsets[to] ?? input.length),
  })
  const push = (word: string, from: number, to: number) => {
    const role = grammar.roleOf(word)
    if (role === 'stop' || AMOUNT.test(word)) {
      // "3 leches" is "tres leches", "1/3" or "x 3" is an amount.
      const counted =
        COUNTS[word] !== undefined &&
        text[to] === ' ' &&
        LETTER.test(text[to + 1] ?? '') &&
        !/[/x.,]/.test(text[from - 1] ?? '')
      if (counted) push(COUNTS[word]!, from, to)
      return
    }
    if (role === 'of') link = link === 'with' || link === 'without' ? link : 'of'
    else if (role === 'with' || role === 'without') {
      link = role
      if (words.length > 0) segment++
    } else {
      words.push({ text: word, stem: stem(word), ...place(from, to), link, segment, neutral: role === 'neutral' })
      link = 'next'
    }
  }
  for (let at = 0; at < text.length; ) {
    const before = at === 0 ? '' : text[at - 1]!
    if (before === '' || !LETTER.test(before)) {
      PRICE.lastIndex = at
      const price = PRICE_START.test(text[at]!) ? PRICE.exec(text) : null
      if (price) {
        at += price[0].length
        continue
      }
      const short = grammar.abbreviationAt(text, at)
      if (short) {
        for (const word of short.expansion) push(word, at, at + short.length)
        at += short.length
        continue
      }
    }
    WORD.lastIndex = at
    const match = WORD.exec(text)
    if (match) {
      push(match[0], at, at + match[0].length)
      at += match[0].length
      continue
    }
    if (SEPARATOR.test(text[at]!) && !isHyphen(text, at)) {
      if (words.length > 0 && words[words.length - 1]!.segment === segment) segment++
      link = segment === 0 ? 'head' : 'with'
    }
    at++
  }
  return words
}

/** The first two characters as a number: a key without a new string. */
function keyAt(text: string, at: number): number {
  return text.charCodeAt(at) * 65_536 + (at + 1 < text.length ? text.charCodeAt(at + 1) : 0)
}

/** "Pan-seared" is one thing, "pulpo - papas" two. */
function isHyphen(text: string, at: number): boolean {
  return text[at] === '-' && LETTER.test(text[at - 1] ?? '') && LETTER.test(text[at + 1] ?? '')
}

const PLAIN_FORM = /^[a-z]+(?: [a-z]+)*$/

/** The stems of a knowledge form, read as a printed line is read. */
export function stemsOf(form: string, grammar: Grammar): string[] {
  const text = foldText(form)
  return (PLAIN_FORM.test(text) ? plainStems(text, grammar) : null) ?? readWords(form, grammar).map((word) => word.stem)
}

/** Thousands of forms are read at the start, nearly all of them bare words: the same as `readWords`, without its looking around. */
function plainStems(text: string, grammar: Grammar): string[] | null {
  const stems: string[] = []
  let at = 0
  for (const word of text.split(' ')) {
    if (grammar.abbreviationAt(text, at)) return null
    const role = grammar.roleOf(word)
    if (role === undefined || role === 'neutral') stems.push(stem(word))
    at += word.length + 1
  }
  return stems
}
