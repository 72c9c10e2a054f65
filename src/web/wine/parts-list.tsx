/** The score taken apart, on demand: what added, what took away. */
import type { Part, Recommendation } from '../../contract/results.ts'
import { sayId } from '../words/plain.ts'
import { useLang, useWords } from '../words/speech.tsx'
import './parts-list.css'

const MOST_PARTS = 12
const TOO_SMALL = 0.005

export function PartsList({ wine }: { wine: Recommendation }) {
  const words = useWords().parts
  const lang = useLang()
  const parts = [...wine.parts]
    .filter(({ logit }) => Math.abs(logit) >= TOO_SMALL)
    .sort((a, b) => Math.abs(b.logit) - Math.abs(a.logit))
    .slice(0, MOST_PARTS)
  const most = Math.max(0.01, ...parts.map(({ logit }) => Math.abs(logit)))
  const number = new Intl.NumberFormat(lang === 'es' ? 'es-PE' : 'en-US', {
    signDisplay: 'always',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  return (
    <details className="parts-list">
      <summary>{words.title}</summary>
      <p>{parts.length > 0 ? words.about : words.none}</p>
      <ul>
        {parts.map((part) => (
          <li key={`${part.from} ${part.id}`}>
            <span>
              <b>{words.from[part.from]}</b> {meaningOf(part, wine)}
            </span>
            <span className="parts-list-number">{number.format(part.logit)}</span>
            <i
              aria-hidden="true"
              data-less={part.logit < 0}
              style={{ width: `${(Math.abs(part.logit) / most) * 100}%` }}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A rule is best said by its own sentence. */
function meaningOf(part: Part, wine: Recommendation): string {
  if (part.from === 'bias') return ''
  return [...wine.reasons, ...wine.cautions].find(({ id }) => id === part.id)?.text ?? sayId(part.id)
}
