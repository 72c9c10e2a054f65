/** What the guest asks for, in his own words: typed, or a tap on what guests say most. */
import { useId } from 'react'
import { CloseIcon } from '../shell/icons.tsx'
import { sayList } from '../words/list.ts'
import './guest-box.css'
import type { WishSeen } from './use-wish.ts'
import { useServiceWords } from './words.ts'

interface Props {
  said: string
  wish: WishSeen
  onSay: (text: string) => void
}

export function GuestBox({ said, wish, onSay }: Props) {
  const { guest } = useServiceWords()
  const id = useId()
  const toggle = (phrase: string) => {
    const parts = partsOf(said)
    onSay((parts.includes(phrase) ? parts.filter((part) => part !== phrase) : [...parts, phrase]).join(', '))
  }
  return (
    <div className="guest-box">
      <label className="label" htmlFor={id}>
        {guest.label}
      </label>
      <div className="guest-box-line">
        <input
          id={id}
          value={said}
          placeholder={guest.hint}
          autoComplete="off"
          autoCapitalize="none"
          enterKeyHint="done"
          maxLength={200}
          onChange={(event) => onSay(event.target.value)}
        />
        {said !== '' && (
          <button type="button" aria-label={guest.clear} onClick={() => onSay('')}>
            <CloseIcon />
          </button>
        )}
      </div>
      <ul className="guest-box-try">
        {guest.try.map((phrase) => (
          <li key={phrase}>
            <button type="button" aria-pressed={partsOf(said).includes(phrase)} onClick={() => toggle(phrase)}>
              {phrase}
            </button>
          </li>
        ))}
      </ul>
      <p className="guest-box-heard" role="status">
        {wish.isUnknown && guest.unknown(said.trim())}
        {wish.understood.length > 0 && guest.understood(wish.understood.join(', '))}
        {wish.relaxed.length > 0 && (
          <b>
            {' '}
            {guest.relaxed(
              sayList(
                wish.relaxed.map((part) => guest.part[part]),
                guest.and,
              ),
            )}
          </b>
        )}
      </p>
    </div>
  )
}

function partsOf(said: string): string[] {
  return said
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
