/** A link or a secret to take away. */
import { useRef, useState } from 'react'
import { useHouseWords } from '../house/words.ts'
import './copy-field.css'

export function CopyField({ label, value }: { label: string; value: string }) {
  const { state } = useHouseWords()
  const [isCopied, setIsCopied] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const copy = async () => {
    // Without HTTPS browsers hide the clipboard: then the text is at least selected.
    if (navigator.clipboard) await navigator.clipboard.writeText(value)
    else field.current?.select()
    setIsCopied(navigator.clipboard !== undefined)
  }
  return (
    <div className="copy-field">
      <input ref={field} aria-label={label} readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" className="button" onClick={() => void copy()}>
        {isCopied ? state.copied : state.copy}
      </button>
      <span className="unseen" role="status">
        {isCopied && state.copied}
      </span>
    </div>
  )
}
