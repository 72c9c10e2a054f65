/** The parts of a score as lines that can be read: one per sentence, the rest summed up by where it comes from. */
import type { Part, Recommendation } from '../../contract/results.ts'
import type { Words } from '../words/es.ts'

/** Where a part comes from; the panel of language models is told apart from sommeliers. */
type Origin = Part['from'] | 'panel'

export interface PartLine {
  from: Origin
  /** what it says; empty where its origin says enough */
  text: string
  logit: number
}

const TOO_SMALL = 0.005

export function mergeParts({ parts, reasons, cautions }: Recommendation, words: Words['parts']): PartLine[] {
  const sentences = new Map([...reasons, ...cautions].map(({ id, text }) => [id, text]))
  const lines = new Map<string, PartLine>()
  for (const { from: kind, id, logit } of parts) {
    const from = id === 'panel' ? 'panel' : kind
    const text = sentences.get(id) ?? sumOf(from, words)
    const line = lines.get(`${from} ${text}`)
    if (line) line.logit += logit
    else lines.set(`${from} ${text}`, { from, text, logit })
  }
  return [...lines.values()]
    .filter(({ logit }) => Math.abs(logit) >= TOO_SMALL)
    .sort((a, b) => Math.abs(b.logit) - Math.abs(a.logit))
}

function sumOf(from: Origin, words: Words['parts']): string {
  switch (from) {
    case 'bias':
      return words.prior
    case 'rule':
      return words.otherRules
    case 'evidence':
      return words.published
    case 'panel':
      return words.panel
    case 'tower':
      return words.towers
    case 'forest':
      return words.forest
  }
}
