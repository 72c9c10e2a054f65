/** Who published this pair or one close to it. */
import type { EvidenceItem } from '../../contract/results.ts'
import { sayId } from '../words/plain.ts'
import { useWords } from '../words/speech.tsx'
import './evidence-list.css'

export function EvidenceList({ evidence }: { evidence: readonly EvidenceItem[] }) {
  const words = useWords().evidence
  return (
    <div className="evidence-list">
      <h5>{words.title}</h5>
      {evidence.length === 0 && <p>{words.none}</p>}
      <ul>
        {evidence.map(({ source, dish, style, polarity }) => (
          <li key={`${source} ${dish} ${style}`} data-against={polarity < 0}>
            <cite>{sayId(source)}</cite> {(polarity < 0 ? words.against : words.for)(sayId(style), sayId(dish))}
          </li>
        ))}
      </ul>
    </div>
  )
}
