/** Advice with the place of the sentence that gives it. */
import type { Place } from '../../contract/records.ts'
import type { Advice } from './advice.ts'
import type { Passage } from './passages.ts'

/** Advice with the sentence that gives it: `start` and `end` count in the text of the passage. */
export interface PlacedAdvice extends Advice {
  passage: Passage
  start: number
  end: number
  speaker: string | null
}

export function placeOf(passage: Passage, text: string): Place {
  return { ...(passage.page === null ? {} : { page: passage.page }), line: passage.line, text }
}
