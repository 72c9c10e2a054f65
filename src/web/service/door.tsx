/** The way in on the house's phone: your name, then your PIN. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Staff } from '../../contract/house/people.ts'
import { startAfresh } from '../api/me.ts'
import { read } from '../api/send.ts'
import { Trouble } from '../api/trouble.ts'
import type { Slip } from '../offline/slip.ts'
import '../shell/button.css'
import { Mark } from '../shell/mark.tsx'
import './door.css'
import { PinPad } from './pin-pad.tsx'
import type { Session } from './session.ts'
import { useServiceWords } from './words.ts'

interface Props {
  session: Session
  waiting: readonly Slip[]
  /** the phone closed itself after hours without the server */
  isLocked: boolean
}

export function Door({ session, waiting, isLocked }: Props) {
  const { door, states } = useServiceWords()
  const client = useQueryClient()
  const [who, setWho] = useState<Staff | null>(null)
  const staff = useQuery({
    queryKey: ['staff', session.house],
    queryFn: ({ signal }) => read<{ items: Staff[] } | Staff[]>('/devices/staff', signal),
    refetchInterval: ({ state: { error } }) =>
      error instanceof Trouble && error.kind === 'lost' ? error.waitMs : false,
  })
  const enter = async () => {
    await startAfresh(client)
    await session.copy.refresh()
    await session.queue.send()
  }
  const people = staff.data ? ('items' in staff.data ? staff.data.items : staff.data) : null
  const isLost = staff.error instanceof Trouble && (staff.error.kind === 'lost' || staff.error.kind === 'slow')
  const kept = waiting.filter(({ state }) => state === 'waiting').length
  return (
    <main className="door">
      <Mark />
      {isLocked && (
        <p className="door-note">
          <strong>{states.locked}</strong> {states.lockedHint}
        </p>
      )}
      {kept > 0 && <p className="door-note">{door.kept(kept)}</p>}
      {who ? (
        <PinPad person={who} onEnter={enter} onOther={() => setWho(null)} />
      ) : people && people.length > 0 ? (
        <>
          <h1>{door.who}</h1>
          <ul className="door-people">
            {people.map((person) => (
              <li key={person.user_id}>
                <button type="button" onClick={() => setWho(person)}>
                  {person.name}
                </button>
              </li>
            ))}
          </ul>
          <Elsewhere house={session.house} />
        </>
      ) : staff.isPending ? (
        <h1 role="status">{door.loading}</h1>
      ) : isLost ? (
        <>
          <h1>{door.lost}</h1>
          <p>{door.lostHint}</p>
          <button type="button" className="button button-strong" onClick={() => void staff.refetch()}>
            {door.retry}
          </button>
        </>
      ) : (
        <>
          <h1>{people ? door.nobody : door.notEnrolled}</h1>
          <p>{people ? door.nobodyHint : door.notEnrolledHint}</p>
          <Elsewhere house={session.house} />
        </>
      )}
    </main>
  )
}

function Elsewhere({ house }: { house: string }) {
  const { door } = useServiceWords()
  return (
    <Link className="button" to="/entrar" search={{ a: `/casa/${house}/servicio` }}>
      {door.withAccount}
    </Link>
  )
}
