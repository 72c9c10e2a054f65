/** The note that a guest reads, in both languages. */
import { useId, useState } from 'react'
import type { Lang } from '../../contract/requests.ts'
import { useHouseWords } from '../house/words.ts'
import '../shell/button.css'
import { Dialog } from '../shell/dialog.tsx'
import '../shell/form.css'
import { useCurationWords } from './words.ts'

const LONGEST = 500
/** From here on it is said how much room is left. */
const NEARLY_FULL = 400

type Note = Record<Lang, string>

interface Props {
  wine: string
  note: Note
  /** the wine has no decision yet: a note makes one */
  approves: boolean
  onSave: (note: Note) => void
  onClose: () => void
}

export function NoteDialog({ wine, note, approves, onSave, onClose }: Props) {
  const { note: words } = useCurationWords()
  const { state } = useHouseWords()
  const [draft, setDraft] = useState(note)
  return (
    <Dialog title={words.title(wine)} isOpen onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          onSave({ es: draft.es.trim(), en: draft.en.trim() })
        }}
      >
        <p>
          {words.about} {approves && words.approves}
        </p>
        <NoteField lang="es" label={words.es} value={draft.es} onChange={(es) => setDraft({ ...draft, es })} />
        <NoteField lang="en" label={words.en} value={draft.en} onChange={(en) => setDraft({ ...draft, en })} />
        <div className="form-ends">
          <button type="button" className="button" onClick={onClose}>
            {state.cancel}
          </button>
          <button type="submit" className="button button-strong">
            {words.save}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

interface FieldProps {
  lang: Lang
  label: string
  value: string
  onChange: (value: string) => void
}

function NoteField({ lang, label, value, onChange }: FieldProps) {
  const { note: words } = useCurationWords()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        lang={lang}
        rows={3}
        maxLength={LONGEST}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="field-hint">{value.length > NEARLY_FULL && words.left(LONGEST - value.length)}</p>
    </div>
  )
}
