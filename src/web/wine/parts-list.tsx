/** The score taken apart, on demand: what added, what took away. */
import type { Recommendation } from '../../contract/results.ts'
import { useLang, useWords } from '../words/speech.tsx'
import { mergeParts } from './merge-parts.ts'
import './parts-list.css'

export function PartsList({ wine }: { wine: Recommendation }) {
  const words = useWords().parts
  const lang = useLang()
  const lines = mergeParts(wine, words)
  const most = Math.max(0.01, ...lines.map(({ logit }) => Math.abs(logit)))
  const number = new Intl.NumberFormat(lang === 'es' ? 'es-PE' : 'en-US', {
    signDisplay: 'always',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  return (
    <details className="parts-list">
      <summary>{words.title}</summary>
      <p>{lines.length > 0 ? words.about : words.none}</p>
      <ul>
        {lines.map(({ from, text, logit }) => (
          <li key={`${from} ${text}`}>
            <span>
              <b>{words.from[from]}</b> {text}
            </span>
            <span className="parts-list-number">{number.format(logit)}</span>
            <i aria-hidden="true" data-less={logit < 0} style={{ width: `${(Math.abs(logit) / most) * 100}%` }} />
          </li>
        ))}
      </ul>
    </details>
  )
}
