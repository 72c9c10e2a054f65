/** Reasons and cautions, as sentences a guest can follow. */
import type { Reason } from '../../contract/results.ts'
import { useWords } from '../words/speech.tsx'
import './says.css'

export function Says({ reasons, cautions }: { reasons: readonly Reason[]; cautions: readonly Reason[] }) {
  const { wine } = useWords()
  if (reasons.length === 0 && cautions.length === 0) return <p className="says-none">{wine.noReasons}</p>
  return (
    <ul className="says">
      {reasons.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
      {cautions.map(({ id, text }) => (
        <li key={id} className="says-caution">
          <b>{wine.caution}:</b> {text}
        </li>
      ))}
    </ul>
  )
}
