/** Search that forgives: accents, capitals, half words, a slip of the finger. */
import { dishKey } from '../../domain/house-key.ts'

export interface Findable {
  /** folded words of the name; those of its section count less */
  words: readonly string[]
}

export function findable(name: string): Findable {
  return { words: dishKey(name).split(' ') }
}

/** Positions of what fits, best first, then in the order given. Slips are forgiven only where nothing fits without. */
export function find(query: string, things: readonly Findable[]): number[] {
  const wanted = dishKey(query).split(' ').filter(Boolean)
  if (wanted.length === 0) return []
  const fitting = things
    .map(({ words }, index) => ({ index, cost: costOf(wanted, words) }))
    .filter(({ cost }) => cost < NO_FIT)
    .sort((a, b) => a.cost - b.cost || a.index - b.index)
  const isExact = (fitting[0]?.cost ?? 0) < SLIP
  return fitting.filter(({ cost }) => !isExact || cost < SLIP).map(({ index }) => index)
}

const NO_FIT = 1_000
const INSIDE = 2
/** More than any number of words without one can cost. */
const SLIP = 50

/** Each wanted word pays for its best place; one without a place fits nowhere. */
function costOf(wanted: readonly string[], words: readonly string[]): number {
  let sum = 0
  for (const want of wanted) {
    let least = NO_FIT
    for (const [place, word] of words.entries()) least = Math.min(least, wordCost(want, word) + Math.min(place, 9) / 10)
    if (least >= NO_FIT) return NO_FIT
    sum += least
  }
  return sum
}

function wordCost(want: string, word: string): number {
  if (word === want) return 0
  if (word.startsWith(want)) return 1
  if (want.length >= 3 && word.includes(want)) return INSIDE
  const slips = want.length >= 7 ? 2 : want.length >= 4 ? 1 : 0
  for (let allowed = 1; allowed <= slips; allowed++) if (startsNearly(want, word, allowed)) return SLIP * allowed
  return NO_FIT
}

/** Whether the word begins with something at most so many edits away (optimal string alignment on prefixes). */
function startsNearly(want: string, word: string, slips: number): boolean {
  const width = Math.min(word.length, want.length + slips)
  let before: number[] = []
  let last = Array.from({ length: width + 1 }, (_, column) => column)
  for (let row = 1; row <= want.length; row++) {
    const line = [row]
    for (let column = 1; column <= width; column++) {
      const isSame = want[row - 1] === word[column - 1]
      let cost = Math.min(last[column]! + 1, line[column - 1]! + 1, last[column - 1]! + (isSame ? 0 : 1))
      const isSwapped =
        row > 1 && column > 1 && want[row - 1] === word[column - 2] && want[row - 2] === word[column - 1]
      if (isSwapped) cost = Math.min(cost, before[column - 2]! + 1)
      line.push(cost)
    }
    before = last
    last = line
  }
  return Math.min(...last) <= slips
}
