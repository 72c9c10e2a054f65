/** Phrases over a row of tokens where a token may be read in several ways: as printed, spelt out, repaired. */
import type { Entry, Found } from './entries.ts'

/** One way to read some tokens: `Cab. Sauv.` (2 tokens) as cabernet, sauvignon. */
export interface Alternative {
  words: readonly string[]
  tokens: number
  repaired: 0 | 1
}

/** `blocked`: no phrase runs across the gap before this token; `skippable`: passed over inside a phrase. */
export interface LatticeToken {
  alternatives: readonly Alternative[]
  blocked: boolean
  skippable: boolean
}

interface Node {
  /** made with the first child: most nodes end a phrase and have none */
  next: Map<string, Node> | null
  entries: Entry[]
}

export interface PhraseTrie {
  add(words: readonly string[], entry: Entry): void
  /** the entries of exactly this phrase */
  get(words: readonly string[]): readonly Entry[]
  /** every phrase that begins at `first`, short ones first */
  from(row: readonly LatticeToken[], first: number): Found[]
}

export function createTrie(): PhraseTrie {
  const root: Node = { next: null, entries: [] }
  return {
    add(words, entry) {
      if (words.length === 0) return
      let node = root
      for (const word of words) {
        node.next ??= new Map()
        let child = node.next.get(word)
        if (!child) {
          child = { next: null, entries: [] }
          node.next.set(word, child)
        }
        node = child
      }
      if (!node.entries.some((known) => sameEntry(known, entry))) node.entries.push(entry)
    },
    get(words) {
      return follow(root, words)?.entries ?? []
    },
    from(row, first) {
      const found: Found[] = []
      walk(root, row, first, first, 0, found)
      return found
    },
  }
}

function walk(
  node: Node,
  row: readonly LatticeToken[],
  first: number,
  at: number,
  repaired: number,
  found: Found[],
): void {
  const token = row[at]
  if (!token || (at > first && token.blocked)) return
  for (const way of token.alternatives) {
    const child = follow(node, way.words)
    if (!child) continue
    const last = at + way.tokens
    if (child.entries.length > 0) found.push({ first, last, entries: child.entries, repaired: repaired + way.repaired })
    if (child.next !== null) walk(child, row, first, last, repaired + way.repaired, found)
  }
  if (at > first && token.skippable) walk(node, row, first, at + 1, repaired, found)
}

function follow(node: Node, words: readonly string[]): Node | null {
  let at: Node | undefined = node
  for (const word of words) {
    at = at.next?.get(word)
    if (!at) return null
  }
  return at
}

function sameEntry(a: Entry, b: Entry): boolean {
  if (a.kind === 'country') return b.kind === 'country' && a.code === b.code
  return b.kind !== 'country' && a.kind === b.kind && a.id === b.id
}
