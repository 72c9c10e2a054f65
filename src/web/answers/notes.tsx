/** What the engine wants known before its answer is read. */
import type { Note, NoteCode } from '../../contract/results.ts'
import './notes.css'

type Tone = 'plain' | 'loud' | 'eased'

const TONES: Record<NoteCode, Tone> = {
  not_food: 'plain',
  empty_line: 'plain',
  empty_list: 'plain',
  unknown_dish: 'plain',
  low_confidence: 'plain',
  all_filtered: 'eased',
  relaxed: 'eased',
  nothing_fits: 'loud',
  vetoed: 'plain',
}

export function Notes({ notes }: { notes: readonly Note[] }) {
  if (notes.length === 0) return null
  return (
    <ul className="notes">
      {notes.map(({ code, text }) => (
        <li key={code} data-tone={TONES[code]}>
          {text}
        </li>
      ))}
    </ul>
  )
}
