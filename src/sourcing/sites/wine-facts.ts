/** What a wine's printed name states, in the name's own words: grapes, vintage, strength, place, colour. Nothing is inferred. */
import { readField } from '../../flavor/wine/field.ts'
import { gatherFacts } from '../../flavor/wine/gather-facts.ts'
import { readAbv, readVintage } from '../../flavor/wine/vintage.ts'
import type { Tools } from './tools.ts'

export interface WineFacts {
  grapes: string[]
  vintage: number | null
  abv: number | null
  region: string | null
  /** a grape, a house, a label or a year: signs of wine */
  signs: number
}

export function wineFacts(name: string, tools: Tools): WineFacts {
  const lexicon = tools.wines()
  const field = readField('name', name, lexicon)
  const facts = gatherFacts({ name: field, columns: [], note: null }, lexicon)
  const spans = facts.grapes.flatMap((mention) => mention.spans.slice(0, 1))
  const printed = spans.sort((a, b) => a.start - b.start).map(({ text }) => text.trim())
  const vintage = readVintage(field)?.year ?? null
  return {
    grapes: [...new Set(printed)],
    vintage,
    abv: readAbv(field),
    region: facts.region?.spans[0]?.text ?? null,
    signs:
      Number(printed.length > 0) +
      Number(facts.producer !== null) +
      Number(facts.label !== null) +
      Number(vintage !== null),
  }
}
