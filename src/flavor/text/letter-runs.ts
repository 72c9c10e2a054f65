/** A text as the runs of letters in it: what a learner can know of a word that nobody taught it. */
import { fnv1a32 } from '../../domain/hash.ts'
import { foldText } from './fold.ts'

/** Lengths of the runs, the blanks at both ends of a word included. */
const SIZES = [3, 4] as const
/** Names longer than this say nothing more. */
const MOST_LETTERS = 160

/** "lomo" → " lo", "lom", "omo", "mo ", " lom", "lomo", "omo ". */
export function letterRuns(text: string): string[] {
  const words = foldText(text.slice(0, MOST_LETTERS))
    .replace(/[^a-z]+/g, ' ')
    .trim()
  if (words === '') return []
  return words.split(' ').flatMap((word) => {
    const padded = ` ${word} `
    return SIZES.flatMap((size) =>
      Array.from({ length: Math.max(0, padded.length - size + 1) }, (_, at) => padded.slice(at, at + size)),
    )
  })
}

/** How often each bucket is hit, scaled to length 1, so that long texts weigh the same as short ones. */
export function hashedRuns(words: readonly string[], buckets: number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const word of words) {
    const bucket = fnv1a32(word) % buckets
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }
  let squares = 0
  for (const count of counts.values()) squares += count * count
  for (const [bucket, count] of counts) counts.set(bucket, count / Math.sqrt(squares))
  return counts
}
