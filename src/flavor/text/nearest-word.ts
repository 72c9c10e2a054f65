/** The known word within a small edit distance of a misspelt one, by symmetric deletion (Garbe 2012, SymSpell). */

export interface WordIndex {
  /** null when nothing is near enough or two words are equally near */
  nearest(word: string): string | null
}

const MIN_LENGTH = 5
const TWO_EDITS_FROM = 8
const PREFIX = 9

/** A one-off run has few words to mend: so many are found by looking at every word, before an index is worth its making. */
const SCANS_BEFORE_INDEX = 200

export function indexWords(words: Iterable<string>): WordIndex {
  const known = [...new Set(words)].filter((word) => word.length >= MIN_LENGTH - 1)
  const letters = Int32Array.from(known, lettersOf)
  const cache = new Map<string, string | null>()
  let byDeletion: Map<string, string[]> | null = null
  let scans = 0
  const candidatesFor = (word: string, limit: number): Iterable<string> => {
    if (byDeletion === null && scans++ < SCANS_BEFORE_INDEX) return scan(known, letters, word, limit)
    byDeletion ??= buildIndex(known)
    return candidates(byDeletion, word, limit)
  }
  return {
    nearest(word) {
      const cached = cache.get(word)
      if (cached !== undefined) return cached
      const found = search(candidatesFor, word)
      if (cache.size > 20_000) cache.clear()
      cache.set(word, found)
      return found
    },
  }
}

function buildIndex(words: readonly string[]): Map<string, string[]> {
  const byDeletion = new Map<string, string[]>()
  for (const word of words) {
    for (const key of deletions(word.slice(0, PREFIX), word.length >= TWO_EDITS_FROM - 1 ? 2 : 1)) {
      const list = byDeletion.get(key)
      if (list) list.push(word)
      else byDeletion.set(key, [word])
    }
  }
  return byDeletion
}

/** Words that could be near by their length and by the letters they have: an edit changes at most two letters of the set. */
function scan(words: readonly string[], letters: Int32Array, word: string, limit: number): string[] {
  const mask = lettersOf(word)
  return words.filter(
    (candidate, i) => Math.abs(candidate.length - word.length) <= limit && bitCount(mask ^ letters[i]!) <= 2 * limit,
  )
}

function lettersOf(word: string): number {
  let mask = 0
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31)
  return mask
}

function bitCount(mask: number): number {
  let rest = mask
  let n = 0
  for (; rest !== 0; n++) rest &= rest - 1
  return n
}

function search(candidatesFor: (word: string, limit: number) => Iterable<string>, word: string): string | null {
  if (word.length < MIN_LENGTH || word.length > 24 || /\d/.test(word)) return null
  let limit = word.length >= TWO_EDITS_FROM ? 2 : 1
  let nearest: string[] = []
  for (const candidate of candidatesFor(word, limit)) {
    const distance = editDistance(word, candidate, limit)
    if (distance > limit) continue
    if (distance < limit) nearest = []
    limit = distance
    nearest.push(candidate)
  }
  const alike = nearest.filter((candidate) => candidate[0] === word[0])
  const meant = alike.length > 0 ? alike : nearest
  if (meant.length === 1 || limit <= 1) return meant.sort()[0] ?? null
  return null
}

function candidates(byDeletion: ReadonlyMap<string, readonly string[]>, word: string, limit: number): Set<string> {
  const found = new Set<string>()
  for (const key of deletions(word.slice(0, PREFIX), limit))
    for (const candidate of byDeletion.get(key) ?? []) found.add(candidate)
  return found
}

function deletions(word: string, depth: number): Set<string> {
  const keys = new Set([word])
  let frontier = [word]
  for (let d = 0; d < depth; d++) {
    const next: string[] = []
    for (const base of frontier) {
      for (let i = 0; i < base.length; i++) {
        const shorter = base.slice(0, i) + base.slice(i + 1)
        if (!keys.has(shorter)) {
          keys.add(shorter)
          next.push(shorter)
        }
      }
    }
    frontier = next
  }
  return keys
}

/** Damerau-Levenshtein (adjacent transpositions), stopped above the limit. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    let lowest = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      current.push(cost)
      if (cost < lowest) lowest = cost
    }
    if (lowest > limit) return limit + 1
    before = previous
    previous = current
  }
  return previous[b.length]!
}
