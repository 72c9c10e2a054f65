/** A text as the runs of letters in it: what a learner can know of a word that nobody taught it. */
import { fnv1a32 } from '../../domain/hash.ts'
import { foldText } from './fold.ts'

/** Lengths of the runs, the blanks at both ends of a word included. */
const SIZES = [3, 4] as const
/** Names longer than this say nothing more. */
const MOST_LETTERS = 160

/** "lomo" → " lo", "lom", "omo", "mo ", " lom", "lomo", "omo ". */
export function letterRuns(text: string): string[] {
  return wordsOf(text).flatMap((word) => {
    const padded = ` ${word} `
    return SIZES.flatMap((size) =>
      Array.from({ length: Math.max(0, padded.length - size + 1) }, (_, at) => padded.slice(at, at + size)),
    )
  })
}

/** How often the runs of a text fall into each bucket, scaled to length 1, so that long texts weigh the same as short ones. */
export function hashedRuns(text: string, buckets: number): Float32Array {
  const counts = new Float32Array(buckets)
  // As letterRuns, without making the runs: every new dish comes through here.
  for (const word of wordsOf(text)) {
    const padded = ` ${word} `
    for (const size of SIZES)
      for (let from = 0; from + size <= padded.length; from++) counts[hashOf(padded, from, from + size) % buckets]!++
  }
  return scaled(counts)
}

/** The same of whole words. */
export function hashedWords(words: readonly string[], buckets: number): Float32Array {
  const counts = new Float32Array(buckets)
  for (const word of words) counts[fnv1a32(word) % buckets]!++
  return scaled(counts)
}

function wordsOf(text: string): string[] {
  const words = foldText(text.slice(0, MOST_LETTERS))
    .replace(/[^a-z]+/g, ' ')
    .trim()
  return words === '' ? [] : words.split(' ')
}

/** fnv1a32 of the characters from `from` up to `to`. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

function scaled(counts: Float32Array): Float32Array {
  let squares = 0
  for (const count of counts) squares += count * count
  if (squares === 0) return counts
  const length = Math.sqrt(squares)
  for (let i = 0; i < counts.length; i++) counts[i] = counts[i]! / length
  return counts
}
