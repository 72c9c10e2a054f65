/** The words of advice (advice-words.csv), compiled once, and what of them stands in a sentence. */
import { foldText } from '../../flavor/text/fold.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Row } from '../../knowledge/tables.ts'
import { type Token, tokenizeSentence } from './tokens.ts'

export type AdviceRole = Row<'advice-words'>['role']

export interface Cue {
  role: AdviceRole
  value: string
  /** tokens from `first` up to, not including, `last` */
  first: number
  last: number
}

interface Form {
  words: readonly string[]
  role: AdviceRole
  value: string
}

export interface AdviceWords {
  /** every form that stands in the row of tokens, of these roles: the longest first where they overlap */
  find(tokens: readonly Token[], roles: readonly AdviceRole[]): Cue[]
}

/** By these many letters forms are looked up. */
const KEY = 2
const kept = new WeakMap<Knowledge, AdviceWords>()

export function adviceWordsOf(knowledge: Knowledge): AdviceWords {
  const known = kept.get(knowledge)
  if (known) return known
  const made = compile(knowledge)
  kept.set(knowledge, made)
  return made
}

function compile(knowledge: Knowledge): AdviceWords {
  const index = new Map<string, Form[]>()
  for (const { forms, role, value } of knowledge.tables['advice-words'].rows)
    for (const form of forms) {
      const words = foldText(form).split(' ')
      const key = (words[0] ?? '').replace('*', '').slice(0, KEY)
      const list = index.get(key) ?? []
      list.push({ words, role, value })
      index.set(key, list)
    }
  return {
    find(tokens, roles) {
      const wanted = new Set(roles)
      const found: Cue[] = []
      for (let first = 0; first < tokens.length; first++)
        for (const { words, role, value } of index.get(tokens[first]?.text.slice(0, KEY) ?? '') ?? [])
          if (wanted.has(role) && words.every((word, i) => matches(word, tokens[first + i])))
            found.push({ role, value, first, last: first + words.length })
      return longestFirst(found)
    },
  }
}

function matches(word: string, token: Token | undefined): boolean {
  if (token === undefined) return false
  return word.endsWith('*') ? token.text.startsWith(word.slice(0, -1)) : token.text === word
}

function longestFirst(found: Cue[]): Cue[] {
  const kept: Cue[] = []
  for (const cue of found.sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first))
    if (!kept.some((other) => cue.first < other.last && other.first < cue.last)) kept.push(cue)
  return kept.sort((a, b) => a.first - b.first)
}

/** A whole short text (the header of a column, a label) is of this role. */
export function isOnly(text: string, role: AdviceRole, words: AdviceWords): boolean {
  const tokens = tokenizeSentence(text).filter(({ isWord }) => isWord)
  const covered = words.find(tokens, [role]).reduce((sum, { first, last }) => sum + last - first, 0)
  return tokens.length > 0 && covered * 2 >= tokens.length
}
