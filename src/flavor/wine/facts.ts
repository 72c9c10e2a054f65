/** What a line and its columns may state: grapes, place, house, label, wine words. */
import type { Span } from '../../domain/profile.ts'
import type { Label } from '../../knowledge/tables.ts'
import type { Effect } from './effects.ts'
import type { Found } from './entries.ts'
import type { Field } from './field.ts'

export interface Mention {
  id: string
  spans: readonly Span[]
}

export interface Spoken extends Mention {
  effects: readonly Effect[]
  /** 1 in the name and the columns, less in a tasting note */
  weight: number
  /** index of the first token in its field */
  first: number
  last: number
  inNote: boolean
}

export interface StyleMention extends Mention {
  /** tokens of the phrase, and the first of them in its field */
  words: number
  first: number
  generic: boolean
  /** the words are those of a grape and say no more than the grape does */
  isGrape: boolean
}

export interface Home {
  id: string
  from: 'stated' | 'label' | 'house'
  spans: readonly Span[]
}

export interface Facts {
  name: Field
  grapes: readonly Mention[]
  /** grapes that stand in the tasting note alone */
  grapesInNote: readonly Mention[]
  region: Mention | null
  /** the stated region, else the label's, else the one where the house lies */
  home: Home | null
  /** a country that the line or a column names */
  country: string | null
  producer: Mention | null
  label: { row: Label; spans: readonly Span[]; found: Found } | null
  words: readonly Spoken[]
  styles: readonly StyleMention[]
}

export interface Fields {
  name: Field
  /** columns that are filled, in order of trust */
  columns: readonly Field[]
  note: Field | null
}
