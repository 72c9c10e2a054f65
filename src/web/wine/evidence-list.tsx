/** Who published this pair or one close to it, one line a source. */
import type { EvidenceItem } from '../../contract/results.ts'
import { sayList } from '../words/list.ts'
import { sayId, saySource } from '../words/plain.ts'
import { useWords } from '../words/speech.tsx'
import './evidence-list.css'

export function EvidenceList({ evidence }: { evidence: readonly EvidenceItem[] }) {
  const words = useWords()
  const { evidence: say, abrazo } = words
  return (
    <div className="evidence-list">
      <h5>{say.title}</h5>
      {evidence.length === 0 && <p>{say.none}</p>}
      <ul>
        {bySource(evidence).map(({ source, dish, styles, against }) => (
          <li key={`${source} ${dish} ${against}`} data-against={against}>
            <cite>{saySource(source)}</cite>{' '}
            {(against ? say.against : say.for)(sayList(styles, abrazo.and), sayId(dish))}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface Statement {
  source: string
  dish: string
  styles: string[]
  against: boolean
}

function bySource(evidence: readonly EvidenceItem[]): Statement[] {
  const found = new Map<string, Statement>()
  for (const { source, dish, style, polarity } of evidence) {
    const against = polarity < 0
    const key = `${source} ${dish} ${against}`
    const known = found.get(key)
    if (known) known.styles.push(sayId(style))
    else found.set(key, { source, dish, styles: [sayId(style)], against })
  }
  return [...found.values()]
}
