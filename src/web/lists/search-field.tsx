/** Narrows a list while one types. */
import { CloseIcon } from '../shell/icons.tsx'
import './search-field.css'
import { useListsWords } from './words.ts'

interface Props {
  value: string
  onSearch: (value: string) => void
}

export function SearchField({ value, onSearch }: Props) {
  const words = useListsWords()
  return (
    <div className="search-field">
      <input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={value}
        onChange={(event) => onSearch(event.target.value)}
      />
      {value !== '' && (
        <button type="button" className="icon-button" aria-label={words.clearSearch} onClick={() => onSearch('')}>
          <CloseIcon />
        </button>
      )}
    </div>
  )
}
