/** A line to write on, with a few to start from. */
import { useId } from 'react'

interface Props {
  label: string
  hint: string
  examples: readonly string[]
  value: string
  onChange: (value: string) => void
}

const MOST = 300

export function ExploreField({ label, hint, examples, value, onChange }: Props) {
  const id = useId()
  return (
    <div className="explore-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        maxLength={MOST}
        placeholder={hint}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="learn-choices">
        {examples.map((one) => (
          <button key={one} type="button" aria-pressed={value === one} onClick={() => onChange(one)}>
            {one}
          </button>
        ))}
      </div>
    </div>
  )
}
