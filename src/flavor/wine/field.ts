/** One cell of a wine line (its name, a column), taken apart: tokens, numbers and settled phrases with their spans. */
import type { Span } from '../../domain/profile.ts'
import type { Found } from './entries.ts'
import { type Figures, readFigures } from './figures.ts'
import type { WineLexicon } from './lexicon.ts'
import { matchPhrases } from './match-phrases.ts'
import { type Surroundings, settle } from './settle.ts'
import { type FoldedLine, foldLine, type Token, tokenize } from './tokens.ts'

export type FieldName = 'name' | 'producer' | 'grape' | 'region' | 'country' | 'type' | 'description'

export interface Field {
  field: FieldName
  line: FoldedLine
  tokens: readonly Token[]
  figures: Figures
  phrases: readonly Found[]
  styles: readonly Found[]
  labels: readonly Found[]
}

const ALONE = { country: null, grapeInColumn: false }

export function readField(
  field: FieldName,
  text: string,
  lexicon: WineLexicon,
  around: Omit<Surroundings, 'tokens'> = ALONE,
): Field {
  const line = foldLine(text)
  const figures = readFigures(line.text)
  const tokens = tokenize(line, figures.masks)
  const { phrases, styles, labels } = matchPhrases(tokens, lexicon, field === 'region' || field === 'country')
  return { field, line, tokens, figures, phrases: settle(phrases, { ...around, tokens }, lexicon), styles, labels }
}

/** Spans point into the name; what a column says is quoted without a place in it. */
export function spanOf(field: Field, first: number, last: number): Span {
  const start = field.tokens[first]?.start ?? 0
  const end = field.tokens[last - 1]?.end ?? start
  return quote(field, start, end)
}

export function quote(field: Field, start: number, end: number): Span {
  const text = field.line.input.slice(start, end)
  return field.field === 'name' ? { start, end, text } : { start: 0, end: 0, text }
}
