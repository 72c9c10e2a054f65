/**
 * Which labels are one wine: near ones are compared (blocking), the likeliest pairs are joined first (union-find), and a
 * group never takes in a label that contradicts one it has. What lies between `ask` and `link` is for a person.
 */
import { likenessOf, type Matcher } from './likeness.ts'
import type { NameWords } from './name-words.ts'
import type { WineName } from './read-name.ts'

export interface Pair {
  left: number
  right: number
  likeness: number
}

export interface Grouping {
  /** for each label the index of the first label of its group */
  group: Int32Array
  linked: number
  /** pairs that a person should decide, the likeliest first */
  asked: Pair[]
  compared: number
}

/** A block of more labels is looked at only through a second key. */
const MOST_IN_BLOCK = 120
const KEYS_OF_A_LABEL = 3

export function groupLabels(labels: readonly WineName[], words: NameWords, matcher: Matcher): Grouping {
  const links: Pair[] = []
  const asked: Pair[] = []
  let compared = 0
  for (const [left, right] of candidatePairs(labels)) {
    if (contradict(labels[left]!, labels[right]!)) continue
    compared++
    const likeness = likenessOf(labels[left]!, labels[right]!, words, matcher)
    if (likeness > matcher.link) links.push({ left, right, likeness })
    else if (likeness >= matcher.ask) asked.push({ left, right, likeness })
  }
  links.sort(byLikeness)
  const groups = openGroups(labels)
  let linked = 0
  for (const pair of links) {
    const joined = groups.join(pair.left, pair.right)
    if (joined === 'joined') linked++
    if (joined === 'contradiction') asked.push(pair)
  }
  const open = asked.filter(({ left, right }) => groups.find(left) !== groups.find(right)).sort(byLikeness)
  return { group: Int32Array.from(labels, (_, at) => groups.find(at)), linked, asked: open, compared }
}

function byLikeness(a: Pair, b: Pair): number {
  return b.likeness - a.likeness || a.left - b.left || a.right - b.right
}

/** Labels that share one of their rarest words; of those with none, that share the house and the grapes. */
export function* candidatePairs(labels: readonly WineName[]): Iterable<readonly [number, number]> {
  const blocks = new Map<string, number[]>()
  const keys = labels.map(keysOf)
  for (const [at, own] of keys.entries())
    for (const key of own) {
      const block = blocks.get(key)
      if (block) block.push(at)
      else blocks.set(key, [at])
    }
  const rarest = keys.map((own) =>
    own
      .filter((key) => blocks.get(key)!.length <= MOST_IN_BLOCK)
      .sort((a, b) => blocks.get(a)!.length - blocks.get(b)!.length || (a < b ? -1 : 1))
      .slice(0, KEYS_OF_A_LABEL),
  )
  const seen = new Set<number>()
  for (const [left, own] of rarest.entries()) {
    seen.clear()
    for (const key of own)
      for (const right of blocks.get(key)!) {
        if (right === left || seen.has(right)) continue
        seen.add(right)
        // A pair comes once: from its first label, or from the second where the first does not look this way.
        if (right > left || !rarest[right]!.some((other) => keys[left]!.includes(other)))
          yield left < right ? [left, right] : [right, left]
      }
  }
}

function keysOf({ houses, words, numbers, grapes, levels }: WineName): string[] {
  const keys: string[] = []
  const grape = grapes.join('+')
  for (const word of words) {
    const start = startOf(word)
    keys.push(`w ${start}`, `w ${start} ${grape}`)
    if (word.length > 6) keys.push(`e ${word.slice(-4)} ${grape}`)
    for (const house of houses) keys.push(`hw ${house} ${start}`)
  }
  for (const house of houses) {
    keys.push(`h ${house} ${grape}`, `h ${house} ${grape} ${levels.join('+')}`)
    for (const number of numbers) keys.push(`n ${house} ${number}`)
  }
  for (const number of numbers) for (const word of words) keys.push(`n ${startOf(word)} ${number}`)
  return [...new Set(keys)]
}

/** The start of a word survives most misprints and abbreviations of its end. */
function startOf(word: string): string {
  return word.startsWith('line:') ? word : word.slice(0, 4)
}

/** Cheap refusals before the likeness is worked out. */
function contradict(a: WineName, b: WineName): boolean {
  if (
    a.grapes.length > 0 &&
    b.grapes.length > 0 &&
    !a.grapes.some((grape) => b.grapes.includes(grape)) &&
    !a.grapes.includes('blend') &&
    !b.grapes.includes('blend')
  )
    return true
  if (a.numbers.length > 0 && b.numbers.length > 0 && a.numbers.join() !== b.numbers.join()) return true
  return a.sweetness !== null && b.sweetness !== null && a.sweetness !== b.sweetness
}

/** What a group has settled: a label that says otherwise cannot enter. */
interface Settled {
  grapes: string
  levels: string
  numbers: string
  sweetness: string
  colour: string
}

function openGroups(labels: readonly WineName[]) {
  const parent = Int32Array.from(labels, (_, at) => at)
  const settled: Settled[] = labels.map(({ grapes, levels, numbers, sweetness, colour }) => ({
    grapes: grapes.filter((grape) => grape !== 'blend').join('+'),
    levels: levels.join('+'),
    numbers: numbers.join('+'),
    sweetness: sweetness ?? '',
    colour: colour ?? '',
  }))
  const find = (at: number): number => {
    let root = at
    while (parent[root] !== root) root = parent[root]!
    for (let next = at; next !== root; ) {
      const up = parent[next]!
      parent[next] = root
      next = up
    }
    return root
  }
  return {
    find,
    join(left: number, right: number): 'joined' | 'together' | 'contradiction' {
      const a = find(left)
      const b = find(right)
      if (a === b) return 'together'
      const both = together(settled[a]!, settled[b]!)
      if (both === null) return 'contradiction'
      const [first, second] = a < b ? [a, b] : [b, a]
      parent[second] = first
      settled[first] = both
      return 'joined'
    },
  }
}

function together(a: Settled, b: Settled): Settled | null {
  const one = (left: string, right: string) => (left === '' || right === '' || left === right ? left || right : null)
  const grapes = one(a.grapes, b.grapes)
  const levels = one(a.levels, b.levels)
  const numbers = one(a.numbers, b.numbers)
  const sweetness = one(a.sweetness, b.sweetness)
  const colour = one(a.colour, b.colour)
  if (grapes === null || levels === null || numbers === null || sweetness === null || colour === null) return null
  return { grapes, levels, numbers, sweetness, colour }
}
