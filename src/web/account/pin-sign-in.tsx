/** On a phone of the house: tap your name, tap your PIN. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Staff } from '../../contract/house/people.ts'
import { fetchStaff, signInWithPin } from '../api/account.ts'
import { useHouseWords } from '../house/words.ts'
import { CheckIcon } from '../shell/icons.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Said } from '../shell/said.tsx'
import { useArrive } from './arrive.ts'
import { Door, DoorWays } from './door.tsx'
import { useAccountWords } from './words.ts'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const SHORTEST = 4
const LONGEST = 8

export function PinSignIn({ device, onMail }: { device: string; onMail: () => void }) {
  const { pin: words } = useAccountWords()
  const { role } = useHouseWords()
  const [person, setPerson] = useState<Staff | null>(null)
  const staff = useQuery({ queryKey: ['staff'], queryFn: ({ signal }) => fetchStaff(signal) })
  if (person) return <PinPad person={person} onBack={() => setPerson(null)} />
  return (
    <Door title={words.title} about={words.of(device)}>
      <Loaded query={staff} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words.nobody}</p>
          ) : (
            <ul className="door-list">
              {items.map((one) => (
                <li key={one.user_id}>
                  <button type="button" onClick={() => setPerson(one)}>
                    <span className="door-list-name">{one.name}</span>
                    <span className="door-list-note">{role[one.role]}</span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <DoorWays>
        <button type="button" className="quiet-button" onClick={onMail}>
          {words.withMail}
        </button>
      </DoorWays>
    </Door>
  )
}

function PinPad({ person, onBack }: { person: Staff; onBack: () => void }) {
  const { pin: words, signIn } = useAccountWords()
  const arrive = useArrive()
  const [pin, setPin] = useState('')
  const enter = useMutation({
    mutationFn: (digits: string) => signInWithPin(person.user_id, digits),
    onSuccess: () => arrive(),
    onError: () => setPin(''),
  })
  const tap = (digit: string) => setPin((before) => (before + digit).slice(0, LONGEST))
  return (
    <Door title={words.enter(person.name)}>
      <p className="unseen" role="status">
        {words.digits(pin.length)}
      </p>
      <div className="pin-dots" aria-hidden="true">
        {[...pin].map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: dots are alike
          <span key={index} />
        ))}
      </div>
      <Said
        error={enter.error}
        instead={{ signed_out: words.wrong, forbidden: words.wrong, refused: words.wrong, slow: signIn.lockedOut }}
      />
      <div className="pin-pad">
        {DIGITS.map((digit) => (
          <button key={digit} type="button" onClick={() => tap(digit)}>
            {digit}
          </button>
        ))}
        <button type="button" className="pin-pad-word" onClick={() => setPin('')}>
          {words.erase}
        </button>
        <button type="button" onClick={() => tap('0')}>
          0
        </button>
        <button
          type="button"
          className="pin-pad-word"
          aria-label={signIn.go}
          disabled={pin.length < SHORTEST}
          onClick={() => enter.mutate(pin)}
        >
          <CheckIcon />
        </button>
      </div>
      <DoorWays>
        <button type="button" className="quiet-button" onClick={onBack}>
          {words.back}
        </button>
      </DoorWays>
    </Door>
  )
}
