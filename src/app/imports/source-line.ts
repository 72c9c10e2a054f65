/** A line of the document as a reader understood it: what the review begins with. */
import type { ImportFields } from '../../contract/house/lists.ts'

/** A doubt by its code; `about` is what the sentence names. */
export interface LineDoubt {
  code: string
  field: string
  about?: string
  /** a person looked and found the line right as it is: kept with the row, asked no more */
  isRight?: true
}

export interface SourceLine {
  /** as it stands in the document */
  line: string
  page: number | null
  /** what the reader took it for: food, drink, combo, wine, pisco …; `unread` where it made nothing of it */
  kind: string
  /** null: not understood */
  read: ImportFields | null
  doubts: LineDoubt[]
}

/** What a document gave. */
export interface Contents {
  lines: SourceLine[]
  /** sentences for the person who brought it */
  hints: string[]
}

export interface SourceDocument {
  bytes: Uint8Array
  /** file name or address */
  name: string
  /** where it was fetched */
  url: string | null
  kind: 'menu' | 'wines'
  /** what the house counts in; another currency on a line is a doubt */
  currency: string
}
