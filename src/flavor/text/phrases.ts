/** A trie of word sequences: finds every known phrase in a row of words, with small gaps allowed. */

export interface PhraseMatch<T> {
  /** indices of the matched words in the row, ascending */
  words: readonly number[]
  payload: T
}

interface Node<T> {
  next: Map<string, Node<T>>
  payloads: T[]
}

export interface PhraseTrie<T> {
  add(words: readonly string[], payload: T): void
  /** Every phrase that begins at `start`. @param maySkip whether the word at an index may be passed over within a phrase */
  matchesAt(row: readonly string[], start: number, maySkip: (index: number) => boolean): PhraseMatch<T>[]
}

/** At most this many words are passed over within one phrase. */
const MAX_SKIPS = 2

export function phraseTrie<T>(): PhraseTrie<T> {
  const root: Node<T> = { next: new Map(), payloads: [] }
  return {
    add(words, payload) {
      let node = root
      for (const word of words) {
        let child = node.next.get(word)
        if (!child) {
          child = { next: new Map(), payloads: [] }
          node.next.set(word, child)
        }
        node = child
      }
      node.payloads.push(payload)
    },
    matchesAt(row, start, maySkip) {
      const found: PhraseMatch<T>[] = []
      const first = root.next.get(row[start] ?? '')
      if (first) walk(first, row, start + 1, [start], MAX_SKIPS, maySkip, found)
      return found
    },
  }
}

/** @param at the next word to look at; `words` lead to the node */
function walk<T>(
  node: Node<T>,
  row: readonly string[],
  at: number,
  words: number[],
  skips: number,
  maySkip: (index: number) => boolean,
  found: PhraseMatch<T>[],
): void {
  if (at === words[words.length - 1]! + 1) for (const payload of node.payloads) found.push({ words, payload })
  if (node.next.size === 0 || at >= row.length) return
  const child = node.next.get(row[at]!)
  if (child) walk(child, row, at + 1, [...words, at], skips, maySkip, found)
  else if (skips > 0 && maySkip(at)) walk(node, row, at + 1, words, skips - 1, maySkip, found)
}
