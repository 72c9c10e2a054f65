/** A trie of word sequences: finds every known phrase in a row of words, with small gaps allowed. */

export interface PhraseMatch<T> {
  /** indices of the matched words in the row, ascending */
  words: readonly number[]
  payload: T
  /** how many of the words stand for another one ("mero" for "pescado") */
  bent: number
}

interface Node<T> {
  next: Map<string, Node<T>>
  payloads: T[]
}

export interface PhraseTrie<T> {
  add(words: readonly string[], payload: T): void
  /**
   * Every phrase that begins at `start`.
   * @param maySkip whether the word at an index may be passed over within a phrase
   * @param alternatives other words that the word at an index may stand for
   */
  matchesAt(
    row: readonly string[],
    start: number,
    maySkip: (index: number) => boolean,
    alternatives?: (index: number) => readonly string[],
  ): PhraseMatch<T>[]
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
    matchesAt(row, start, maySkip, alternatives = noAlternatives) {
      const found: PhraseMatch<T>[] = []
      const arrive = (node: Node<T>, at: number, words: number[], bent: number, skips: number): void => {
        for (const payload of node.payloads) found.push({ words, payload, bent })
        walk(node, at, words, bent, skips)
      }
      const walk = (node: Node<T>, at: number, words: number[], bent: number, skips: number): void => {
        if (node.next.size === 0 || at >= row.length) return
        const child = node.next.get(row[at]!)
        if (child) arrive(child, at + 1, [...words, at], bent, skips)
        for (const other of alternatives(at)) {
          const branch = node.next.get(other)
          if (branch) arrive(branch, at + 1, [...words, at], bent + 1, skips)
        }
        if (!child && skips > 0 && words.length > 0 && maySkip(at)) walk(node, at + 1, words, bent, skips - 1)
      }
      const first = root.next.get(row[start] ?? '')
      if (first) arrive(first, start + 1, [start], 0, MAX_SKIPS)
      for (const other of alternatives(start)) {
        const branch = root.next.get(other)
        if (branch) arrive(branch, start + 1, [start], 1, MAX_SKIPS)
      }
      return found
    },
  }
}

function noAlternatives(): readonly string[] {
  return []
}
