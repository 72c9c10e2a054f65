/** A printed line to words with their place, their canonical stem and what the small words between them say. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { fold, foldText } from './fold.ts'
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
  abbreviationAt(text: string, at: number): { length: number; expansion: readonly string[] } | null
}

/** Longer lines are cut: a menu line is never that long, and the reader stays fast on hostile ones. */
const MAX_LENGTH = 2_000
const PRICE = /(?:s\/\.?|us\$|\$|€|soles|pen)\s*\d[\d.,]*|\d[\d.,]*\s*(?:€|soles\b|pen\b)|\d+[.,]\d{2}\b/y
const WORD = /[\p{L}\p{N}]+(?:['&][\p{L}]+)*/uy
const SEPARATOR = /[,;:.()[\]{}/|+*•\n\t\-"]/

/** @param context which abbreviations apply beside those marked `any` */
export function buildGrammar(knowledge: Knowledge, context: 'food' | 'wine'): Grammar {
  const roles = new Map<string, 'stop' | 'of' | 'with' | 'without' | 'neutral'>()
  for (const row of knowledge.tables['function-words'].rows)
    for (const word of row.words) if (!roles.has(foldText(word))) roles.set(foldText(word), row.role)
  const forms = new Map<string, { form: string; expansion: string[] }[]>()
  for (const row of knowledge.tables.abbreviations.rows) {
    if (row.context !== 'any' && row.context !== context) continue
    for (const written of row.forms) {
      const form = foldText(written)
      const key = form.slice(0, 1)
      const list = forms.get(key) ?? []
      list.push({ form, expansion: foldText(row.expansion).split(/[^\p{L}\p{N}]+/u).filter(Boolean) })
      forms.set(key, list)
    }
  }
  for (const list of forms.values()) list.sort((a, b) => b.form.length - a.form.length)
  return {
    roleOf: (word) => roles.get(word),
    abbreviationAt(text, at) {
      for (const { form, expansion } of forms.get(text[at]!) ?? []) {
        if (!text.startsWith(form, at)) continue
        const after = text[at + form.length]
        const closed = !/[a-z0-9]$/.test(form) || after === undefined || !/[\p{L}\p{N}]/u.test(after)
        if (closed) return { length: form.length, expansion }
      }
      return null
    },
  }
}

export function readWords(input: string, grammar: Grammar): Word[] {
  const { text, offsets } = fold(input.slice(0, MAX_LENGTH))
  const words: Word[] = []
  let link = 'head' as Link
  let segment = 0
  const place = (from: number, to: number) => ({
    start: offsets[from] ?? 0,
    end: to >= text.length ? Math.min(input.length, MAX_LENGTH) : (offsets[to] ?? input.length),
  })
  const push = (word: string, from: number, to: number) => {
    const role = grammar.roleOf(word)
    if (role === 'stop' || /^\d+$/.test(word)) return
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
    if (!/[\p{L}\p{N}]/u.test(before)) {
      PRICE.lastIndex = at
      const price = PRICE.exec(text)
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
    if (SEPARATOR.test(text[at]!)) {
      if (words.length > 0 && words[words.length - 1]!.segment === segment) segment++
      link = segment === 0 ? 'head' : 'with'
    }
    at++
  }
  return words
}

/** The stems of a knowledge form, small words left out as in `readWords`. */
export function stemsOf(form: string, grammar: Grammar): string[] {
  const stems: string[] = []
  for (const [word] of foldText(form).matchAll(/[\p{L}\p{N}]+(?:['&][\p{L}]+)*/gu)) {
    const role = grammar.roleOf(word)
    if (role === undefined || role === 'neutral') stems.push(stem(word))
  }
  return stems
}
