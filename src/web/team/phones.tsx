/** The phones of the house. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Device } from '../../contract/house/people.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { devicesQuery } from '../api/team.ts'
import { useSayWhen } from '../house/when.ts'
import '../shell/button.css'
import { Ask } from '../shell/ask.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Said } from '../shell/said.tsx'
import { PhoneDialog } from './phone-dialog.tsx'
import { useTeamWords } from './words.ts'

export function Phones() {
  const { phones: words } = useTeamWords()
  const { slug } = useHouse()
  const devices = useQuery(devicesQuery(slug))
  const [isAdding, setIsAdding] = useState(false)
  return (
    <section className="sheet" aria-labelledby="phones">
      <header className="sheet-head">
        <h2 id="phones">{words.title}</h2>
        <button type="button" className="button" onClick={() => setIsAdding(true)}>
          {words.add}
        </button>
      </header>
      <p>{words.about}</p>
      <Loaded query={devices} lines={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words.none}</p>
          ) : (
            <ul className="rows">
              {items.map((device) => (
                <li key={device.id}>
                  <PhoneLine device={device} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {isAdding && <PhoneDialog onClose={() => setIsAdding(false)} />}
    </section>
  )
}

function PhoneLine({ device }: { device: Device }) {
  const { phones: words } = useTeamWords()
  const sayWhen = useSayWhen()
  const [asks, setAsks] = useState(false)
  const release = useHouseWrite(['restaurant'])
  const { id, name, enrolled_at, seen_at } = device
  return (
    <div className="row-line">
      <p className="row-link-text">
        <span className="row-link-name">{name}</span>
        <span className="row-link-note">
          {enrolled_at === null ? words.waiting : words.seen(sayWhen(seen_at ?? enrolled_at))}
        </span>
      </p>
      <button type="button" className="quiet-button" aria-label={words.removeOf(name)} onClick={() => setAsks(true)}>
        {words.remove}
      </button>
      <Said error={release.error} />
      <Ask
        question={words.removeSure(name)}
        yes={words.remove}
        isOpen={asks}
        onNo={() => setAsks(false)}
        onYes={() => release.mutate({ path: `/devices/${id}`, method: 'DELETE' })}
      />
    </div>
  )
}
