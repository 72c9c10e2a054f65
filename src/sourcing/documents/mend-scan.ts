/** Letters that the scanner mistook ("Chicharrén") are put right where exactly one word that menus and lists print fits. */
import { foldText } from '../../flavor/text/fold.ts'
import { indexWords } from '../../flavor/text/nearest-word.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { PrintedWord } from './page.ts'

export type ScanMender = (words: readonly PrintedWord[]) => PrintedWord[]

/** A word that the scanner is surer of stays as it is. */
const SURE = 0.95
const SHORTEST = 5

const kept = new WeakMap<Knowledge, ScanMender>()

export function scanMenderOf(knowledge: Knowledge): ScanMender {
  const known = kept.get(knowledge)
  if (known) return known
  const mender = build(knowledge)
  kept.set(knowledge, mender)
  return mender
}

function build(knowledge: Knowledge): ScanMender {
  const spelled = new Map<string, string>()
  for (const phrase of phrasesOf(knowledge))
    for (const word of phrase.toLowerCase().match(/\p{L}+/gu) ?? []) {
      const key = foldText(word)
      // With its accents where any row prints them.
      if (!spelled.has(key) || word !== key) spelled.set(key, word)
    }
  const index = indexWords([...spelled.keys()].filter((word) => word.length >= SHORTEST))
  return (words) =>
    words.map((word) => {
      const [, before = '', letters = '', after = ''] = /^([^\p{L}]*)(\p{L}+)([^\p{L}]*)$/u.exec(word.text) ?? []
      const key = foldText(letters)
      if (word.confidence >= SURE || key.length < SHORTEST || spelled.has(key) || spelled.has(key.replace(/e?s$/, '')))
        return word
      const near = index.nearest(key)
      // Scanners swap letters; a missing or further one is another word.
      if (near === null || near.length !== key.length || differing(near, key) !== 1) return word
      return { ...word, text: `${before}${inCaseOf(letters, spelled.get(near) ?? near)}${after}` }
    })
}

function phrasesOf({ tables }: Knowledge): string[] {
  return [
    ...[tables.dishes, tables.ingredients, tables.techniques, tables.sauces].flatMap(({ rows }) =>
      rows.flatMap(({ es, en, aliases }) => [es, en, ...aliases]),
    ),
    ...[tables['line-words'], tables['section-words'], tables['flavor-words']].flatMap(({ rows }) =>
      rows.flatMap(({ aliases }) => aliases),
    ),
    ...tables['function-words'].rows.flatMap(({ words }) => words),
    ...tables.grapes.rows.flatMap(({ name, synonyms }) => [name, ...synonyms]),
    ...tables.regions.rows.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...tables.producers.rows.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...tables.labels.rows.flatMap(({ label, aliases }) => [label, ...aliases]),
  ]
}

function differing(a: string, b: string): number {
  let count = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++
  return count
}

function inCaseOf(printed: string, word: string): string {
  if (printed === printed.toUpperCase()) return word.toUpperCase()
  return /^\p{Lu}/u.test(printed) ? `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}` : word
}
