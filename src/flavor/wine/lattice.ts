/** Each token with all its readings: as printed, without its plural, spelt out from an abbreviation, scanned wrongly, misspelt. */
import { editDistance, type WordIndex } from '../text/nearest-word.ts'
import type { Alternative, LatticeToken } from './phrase-trie.ts'
import type { Token } from './tokens.ts'

export interface Spelling {
  /** every word of every phrase in the lexicon */
  known: ReadonlySet<string>
  /** words of grapes, regions and wine words: what a misspelling may be repaired to */
  repairable: WordIndex
  /** abbreviations by their first word, the longest first */
  abbreviations: ReadonlyMap<string, readonly Abbreviation[]>
}

export interface Abbreviation {
  form: readonly string[]
  expansion: readonly string[]
}

const REPAIR_FROM = 6
/** Words of names that lie one letter from a grape or a place. */
const RIGHT_AS_PRINTED = new Set([
  'chemin',
  'chapel',
  'morgan',
  'barbara',
  'marino',
  'sierra',
  'verdad',
  'martin',
  'carmen',
  'roberto',
  'gamba',
  'heritage',
  'jacques',
  'barrail',
  'muscadel',
])
const TWO_EDITS_FROM = 9

export function latticeOf(tokens: readonly Token[], spelling: Spelling): LatticeToken[] {
  return tokens.map((token, at) => ({
    alternatives: alternativesAt(tokens, at, spelling),
    blocked: token.breaks,
    skippable: token.particle,
  }))
}

function alternativesAt(tokens: readonly Token[], at: number, spelling: Spelling): Alternative[] {
  const token = tokens[at]!
  const word = token.text
  const ways: Alternative[] = [{ words: [word], tokens: 1, repaired: 0 }]
  for (const short of spelling.abbreviations.get(word) ?? [])
    if (standsAt(short, tokens, at)) ways.push({ words: short.expansion, tokens: short.form.length, repaired: 0 })
  const singular = singularOf(word, spelling.known)
  if (singular) ways.push({ words: [singular], tokens: 1, repaired: 0 })
  else if (ways.length === 1 && !spelling.known.has(word)) {
    const repaired = repair(word, spelling)
    if (repaired) ways.push({ words: [repaired], tokens: 1, repaired: 1 })
  }
  return ways
}

/** Up to three letters are an abbreviation only where printed as one. */
function standsAt(short: Abbreviation, tokens: readonly Token[], at: number): boolean {
  const joined = short.form.join('')
  if (joined.length <= 3 && !tokens[at]!.abbreviated) return false
  return short.form.every((word, i) => {
    const token = tokens[at + i]
    return token !== undefined && token.text === word && (i === 0 || !token.breaks)
  })
}

function singularOf(word: string, known: ReadonlySet<string>): string | null {
  if (word.length < 5 || !word.endsWith('s')) return null
  const bare = word.slice(0, -1)
  if (known.has(bare)) return bare
  const stem = word.endsWith('es') ? word.slice(0, -2) : ''
  return stem.length > 4 && known.has(stem) ? stem : null
}

const SLIPS: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '5': 's', '3': 'e', '8': 'b' }

function repair(word: string, spelling: Spelling): string | null {
  if (/\d/.test(word)) {
    if (!/[a-z]{2}/.test(word)) return null
    const letters = word.replace(/[01358]/g, (digit) => SLIPS[digit]!)
    if (spelling.known.has(letters)) return letters
    const withI = word.replaceAll('1', 'i').replace(/[0358]/g, (digit) => SLIPS[digit]!)
    return spelling.known.has(withI) ? withI : null
  }
  if (word.length < REPAIR_FROM || RIGHT_AS_PRINTED.has(word)) return null
  const near = spelling.repairable.nearest(word)
  if (near === null || near[0] !== word[0]) return null
  const limit = word.length >= TWO_EDITS_FROM ? 2 : 1
  return editDistance(word, near, limit) <= limit ? near : null
}
