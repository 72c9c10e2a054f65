/** A PIN on big keys, for a thumb in a hurry; a keyboard types as well. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Staff } from '../../contract/house/people.ts'
import { write } from '../api/send.ts'
import { Trouble } from '../api/trouble.ts'
import { Icon } from '../shell/icons.tsx'
import './pin-pad.css'
import { useServiceWords } from './words.ts'

const KEYS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
const SHORTEST = 4
const LONGEST = 8
const SLOTS = [1, 2, 3, 4, 5, 6, 7, 8] as const

interface Props {
  person: Staff
  onEnter: () => Promise<void>
  onOther: () => void
}

export function PinPad({ person, onEnter, onOther }: Props) {
  const { door } = useServiceWords()
  const [pin, setPin] = useState('')
  const [isAsking, setIsAsking] = useState(false)
  const [trouble, setTrouble] = useState('')
  const pad = useRef<HTMLFieldSetElement>(null)
  useEffect(() => pad.current?.focus(), [])

  const press = (digit: number) => {
    setTrouble('')
    setPin((typed) => (typed.length < LONGEST ? `${typed}${digit}` : typed))
  }
  const erase = () => setPin((typed) => typed.slice(0, -1))
  const enter = async () => {
    if (pin.length < SHORTEST || isAsking) return
    setIsAsking(true)
    try {
      await write('/devices/session', { method: 'POST', body: { user_id: person.user_id, pin } })
      await onEnter()
    } catch (cause) {
      setPin('')
      setTrouble(sayTrouble(cause))
    } finally {
      setIsAsking(false)
    }
  }
  const sayTrouble = (cause: unknown): string => {
    if (!(cause instanceof Trouble) || cause.kind === 'lost') return door.lost
    return cause.kind === 'slow' ? door.lockedOut(Math.ceil(cause.waitMs / 60_000)) : door.wrong
  }
  const type = (event: KeyboardEvent) => {
    if (/^\d$/.test(event.key)) press(Number(event.key))
    else if (event.key === 'Backspace') erase()
    else if (event.key === 'Enter' && event.target === pad.current) void enter()
  }

  return (
    <fieldset className="pin-pad" ref={pad} tabIndex={-1} aria-labelledby="pin-title" onKeyDown={type}>
      <h1 id="pin-title">{door.pinFor(person.name)}</h1>
      <p className="pin-pad-slots" aria-hidden="true">
        {SLOTS.slice(0, Math.max(SHORTEST, pin.length)).map((slot) => (
          <i key={slot} data-full={slot <= pin.length} />
        ))}
      </p>
      <p className="unseen" role="status">
        {pin.length > 0 && door.entered(pin.length)}
      </p>
      <p className="pin-pad-trouble" role="alert">
        {trouble}
      </p>
      <div className="pin-pad-keys">
        {KEYS.map((digit) => (
          <button key={digit} type="button" onClick={() => press(digit)}>
            {digit}
          </button>
        ))}
        <button type="button" aria-label={door.erase} onClick={erase}>
          <Icon>
            <path d="M9 5.5h10.5v13H9L3.5 12zM11.5 9.5l5 5M16.5 9.5l-5 5" />
          </Icon>
        </button>
        <button type="button" onClick={() => press(0)}>
          0
        </button>
        <button
          type="button"
          className="pin-pad-enter"
          aria-disabled={pin.length < SHORTEST || isAsking}
          onClick={() => void enter()}
        >
          {isAsking ? door.entering : door.enter}
        </button>
      </div>
      <button type="button" className="pin-pad-other" onClick={onOther}>
        {door.other}
      </button>
    </fieldset>
  )
}
