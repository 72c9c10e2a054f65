/** What the guest asks for, in his own words: a tap on what guests say most, or typed. */
import { useId, useState } from 'react'
import { CloseIcon, Icon } from '../shell/icons.tsx'
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
  const [isTyping, setIsTyping] = useState(false)
  const toggle = (phrase: string) => {
    const parts = partsOf(said)
    onSay((parts.includes(phrase) ? parts.filter((part) => part !== phrase) : [...parts, phrase]).join(', '))
  }
  const isOpen = isTyping || said !== ''
  return (
    <div className="guest-box">
      {isOpen && (
        <div className="guest-box-line">
          <label className="unseen" htmlFor={id}>
            {guest.label}
          </label>
          <input
            id={id}
            // biome-ignore lint/a11y/noAutofocus: it opens because somebody asked to write
            autoFocus={isTyping}
            value={said}
            placeholder={guest.hint}
            autoComplete="off"
            autoCapitalize="none"
            enterKeyHint="done"
            maxLength={200}
            onChange={(event) => onSay(event.target.value)}
          />
          <button
            type="button"
            aria-label={guest.clear}
            onClick={() => {
              onSay('')
              setIsTyping(false)
            }}
          >
            <CloseIcon />
          </button>
        </div>
      )}
      <ul className="guest-box-try" aria-label={guest.often}>
        {!isOpen && (
          <li>
            <button type="button" onClick={() => setIsTyping(true)}>
              <Icon>
                <path d="M4 5.5h16v10H11l-4 4v-4H4z" />
              </Icon>
              {guest.write}
            </button>
          </li>
        )}
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
