/**
 * A value that is edited in its place. What stands in it is what the server has, unless a mark says otherwise: being
 * saved, saved, not saved. Enter and the arrows go down and up the column; Escape takes back what was typed.
 */
import { type KeyboardEvent, useState } from 'react'
import { useHouseWords } from '../house/words.ts'
import './edit-cell.css'

export type SaveState = 'still' | 'saving' | 'saved' | 'failed'

interface Props {
  label: string
  /** as the server has it */
  value: string
  /** @returns what is wrong with it, or null */
  check?: (typed: string) => string | null
  onSave: (typed: string) => Promise<void>
  /** for the way up and down */
  column: string
  inputMode?: 'text' | 'decimal' | 'numeric'
  isDoubtful?: boolean
  voice?: 'serif' | 'sans'
  placeholder?: string
}

export function EditCell({ label, value, check, onSave, column, inputMode, isDoubtful, voice, placeholder }: Props) {
  const { state } = useHouseWords()
  const [draft, setDraft] = useState<string | null>(null)
  const [save, setSave] = useState<SaveState>('still')
  const [wrong, setWrong] = useState<string | null>(null)
  const commit = async () => {
    if (draft === null || (draft === value && save !== 'failed')) return setDraft(null)
    const problem = check?.(draft) ?? null
    setWrong(problem)
    if (problem !== null) return
    setSave('saving')
    try {
      await onSave(draft)
      setDraft(null)
      setSave('saved')
    } catch {
      // What was typed stays in sight, marked as not saved.
      setSave('failed')
    }
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') {
      setDraft(null)
      setWrong(null)
      setSave('still')
      return
    }
    const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || event.nativeEvent.isComposing) return
    event.preventDefault()
    const moved = moveFocus(event.currentTarget, column, step)
    if (!moved) void commit()
  }
  return (
    <label className="edit-cell" data-column={column} data-doubtful={isDoubtful} data-voice={voice}>
      <span className="edit-cell-label">{label}</span>
      <input
        value={draft ?? value}
        data-edit-column={column}
        inputMode={inputMode}
        placeholder={placeholder}
        autoComplete="off"
        aria-invalid={wrong !== null || save === 'failed'}
        onChange={(event) => {
          setDraft(event.target.value)
          setWrong(null)
          setSave('still')
        }}
        onBlur={() => void commit()}
        onKeyDown={press}
      />
      <span className="edit-cell-said" data-save={wrong === null ? save : 'failed'} role="status">
        {wrong}
        {wrong === null && save === 'saving' && state.saving}
        {wrong === null && save === 'saved' && state.saved}
        {wrong === null && save === 'failed' && (
          <button type="button" onClick={() => void commit()}>
            {state.notSaved} · {state.again}
          </button>
        )}
      </span>
    </label>
  )
}

/** @returns false at the end of the column */
function moveFocus(from: HTMLInputElement, column: string, step: 1 | -1): boolean {
  const cells = [...document.querySelectorAll<HTMLInputElement>(`[data-edit-column="${column}"]`)]
  const next = cells[cells.indexOf(from) + step]
  next?.focus()
  next?.select()
  return next !== undefined
}
