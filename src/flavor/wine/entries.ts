/** What a phrase of a wine line can stand for. */
import type { Effect } from './effects.ts'

export type Entry =
  /** weak: the form is also an everyday word or a house (`Nature`, `Norton`); it counts where no better grape stands */
  | { kind: 'grape'; id: string; weak: boolean }
  /** minor: a place so little known that its name counts only within brackets, after a comma or in a column */
  | { kind: 'region'; id: string; minor: boolean }
  /** ISO 3166 alpha-2 */
  | { kind: 'country'; code: string }
  | { kind: 'producer'; id: string }
  /** distinctive: the label has a word of its own, so that it stands without its producer */
  | { kind: 'label'; id: string; producer: string; distinctive: boolean }
  | { kind: 'style'; id: string; generic: boolean }
  | { kind: 'word'; id: string; effects: readonly Effect[] }

export type EntryKind = Entry['kind']
export type EntryOf<K extends EntryKind> = Extract<Entry, { kind: K }>

/** A phrase found in a row of tokens: tokens from `first` up to, not including, `last`. */
export interface Found {
  first: number
  last: number
  entries: readonly Entry[]
  /** words that had to be repaired to match */
  repaired: number
}

export function entryOf<K extends EntryKind>(found: Found, kind: K): EntryOf<K> | undefined {
  return found.entries.find((entry): entry is EntryOf<K> => entry.kind === kind)
}
