/** The grapes that a wine's line names, in its own spelling: "80% meunier, 10%pinot noir" keeps the words, not the shares. */

import type { Facts } from '../../flavor/wine/facts.ts'
import { readField } from '../../flavor/wine/field.ts'
import { gatherFacts } from '../../flavor/wine/gather-facts.ts'
import type { WineLexicon } from '../../flavor/wine/lexicon.ts'

export interface LineFacts {
  facts: Facts
  grapes: string[]
}

interface Printed {
  text: string
  start: number
  end: number
}

/** What parts the members of a list of grapes. */
const LINK = /\s*(?:,|;|\/|\+|&|·|•|\||\by\b|\be\b|\band\b|\bet\b|\d{1,3}\s?%|\b[12][.,]?\d{3}\b)\s*/gi

export function readFacts(line: string, lexicon: WineLexicon): LineFacts {
  const facts = gatherFacts({ name: readField('name', line, lexicon), columns: [], note: null }, lexicon)
  const mended = mendedSpans(facts)
  const spoken = facts.grapes.flatMap(({ spans }): Printed[] => {
    const last = spans.at(-1)
    return last && last.text !== '' ? [{ text: last.text, start: last.start, end: last.end }] : []
  })
  // A name that only resembles a grape is one where no grape is spelled right.
  const exact = spoken.filter(({ start }) => !mended.has(start))
  const known = exact.length > 0 ? exact : spoken
  const all = [...known, ...neighbours(line, known)].sort((a, b) => a.start - b.start)
  return { facts, grapes: [...new Set(all.map(({ text }) => text))] }
}

function mendedSpans({ name }: Facts): Set<number> {
  const found = name.phrases.filter(({ repaired }) => repaired > 0)
  return new Set(found.map(({ first }) => name.tokens[first]?.start ?? -1))
}

/** Between two grapes of a list, or at its end after "y", stands a grape, known or not. */
function neighbours(line: string, known: readonly Printed[]): Printed[] {
  if (known.length === 0) return []
  const parts = partsOf(line)
  const isKnown = (part: Printed | undefined) =>
    part !== undefined &&
    known.some(({ start, end }) => start >= part.start && end <= part.end && covers(start, end, part))
  return parts.filter((part, i) => {
    if (isKnown(part) || known.some(({ start, end }) => start < part.end && end > part.start)) return false
    if (!/^\p{L}[\p{L}.'’´-]*(?: \p{L}[\p{L}.'’´-]*){0,1}$/u.test(part.text)) return false
    const joinsBefore = /\b(?:y|e|and|et)\b|&/i.test(line.slice(parts[i - 1]?.end ?? 0, part.start))
    return isKnown(parts[i - 1]) && (joinsBefore || isKnown(parts[i + 1]))
  })
}

/** The grape is nearly all of its part. */
function covers(start: number, end: number, part: Printed): boolean {
  return end - start >= (part.end - part.start) * 0.6
}

function partsOf(line: string): Printed[] {
  const parts: Printed[] = []
  let from = 0
  const keep = (to: number) => {
    const raw = line.slice(from, to)
    const text = raw.trim().replace(/[.;:]+$/, '')
    if (text !== '') {
      const start = from + raw.length - raw.trimStart().length
      parts.push({ text, start, end: start + text.length })
    }
  }
  for (const match of line.matchAll(LINK)) {
    keep(match.index)
    from = match.index + match[0].length
  }
  // A sentence ends the list: "Mencia, Souson y Caiño. RIBEIRO".
  const stop = line.slice(from).search(/\.\s/)
  if (stop >= 0) {
    keep(from + stop)
    from += stop + 1
  }
  keep(line.length)
  return parts
}
