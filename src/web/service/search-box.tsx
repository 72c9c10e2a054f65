/** One line to search with. */
import { useId } from 'react'
import { CloseIcon, Icon } from '../shell/icons.tsx'
import './search-box.css'
import { useServiceWords } from './words.ts'

export function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const words = useServiceWords()
  const id = useId()
  return (
    <div className="search-box">
      <Icon>
        <circle cx="10.5" cy="10.5" r="6" />
        <path d="m15 15 5 5" />
      </Icon>
      <label className="unseen" htmlFor={id}>
        {words.search}
      </label>
      <input
        id={id}
        type="search"
        value={value}
        placeholder={words.search}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        onChange={(event) => onChange(event.target.value)}
      />
      {value !== '' && (
        <button type="button" aria-label={words.clearSearch} onClick={() => onChange('')}>
          <CloseIcon />
        </button>
      )}
    </div>
  )
}
