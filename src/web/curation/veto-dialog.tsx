/** Why a wine does not go: a tap or a few words, or nothing. */
import { useId, useState } from 'react'
import { useHouseWords } from '../house/words.ts'
import '../shell/button.css'
import { Dialog } from '../shell/dialog.tsx'
import '../shell/filter-chips.css'
import '../shell/form.css'
import { useCurationWords } from './words.ts'

interface Props {
  wine: string
  onVeto: (reason: string) => void
  onClose: () => void
}

const LONGEST = 500

export function VetoDialog({ wine, onVeto, onClose }: Props) {
  const { veto: words } = useCurationWords()
  const { state } = useHouseWords()
  const id = useId()
  const [reason, setReason] = useState('')
  return (
    <Dialog title={words.title(wine)} isOpen onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          onVeto(reason.trim())
        }}
      >
        <p>{words.about}</p>
        <div className="filter-chips">
          {words.quick.map((one) => (
            <button key={one} type="button" aria-pressed={reason === one} onClick={() => setReason(one)}>
              {one}
            </button>
          ))}
        </div>
        <div className="field">
          <label htmlFor={id}>{words.reason}</label>
          <textarea
            id={id}
            rows={2}
            maxLength={LONGEST}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <div className="form-ends">
          <button type="button" className="button" onClick={onClose}>
            {state.cancel}
          </button>
          <button type="submit" className="button button-strong">
            {words.yes}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
