/** Keys for programs: made, shown once, revoked. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ApiKey } from '../../contract/house/people.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { keysQuery } from '../api/team.ts'
import { useSayWhen } from '../house/when.ts'
import '../shell/button.css'
import { Ask } from '../shell/ask.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Said } from '../shell/said.tsx'
import { KeyDialog } from './key-dialog.tsx'
import { useSettingsWords } from './words.ts'

export function ApiKeys() {
  const { keys: words } = useSettingsWords()
  const { slug } = useHouse()
  const keys = useQuery(keysQuery(slug))
  const [isAdding, setIsAdding] = useState(false)
  return (
    <section className="sheet" aria-labelledby="api-keys">
      <header className="sheet-head">
        <h2 id="api-keys">{words.title}</h2>
        <button type="button" className="button" onClick={() => setIsAdding(true)}>
          {words.add}
        </button>
      </header>
      <p>{words.about}</p>
      <Loaded query={keys} lines={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words.none}</p>
          ) : (
            <ul className="rows">
              {items.map((key) => (
                <li key={key.id}>
                  <KeyLine apiKey={key} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {isAdding && <KeyDialog onClose={() => setIsAdding(false)} />}
    </section>
  )
}

function KeyLine({ apiKey }: { apiKey: ApiKey }) {
  const { keys: words } = useSettingsWords()
  const sayWhen = useSayWhen()
  const [asks, setAsks] = useState(false)
  const revoke = useHouseWrite(['restaurant'])
  const { id, name, prefix, scopes, used_at, expires_at } = apiKey
  const notes = [
    `${prefix}…`,
    scopes.map((scope) => words.scope[scope]).join(', '),
    used_at === null ? words.unused : words.used(sayWhen(used_at)),
    expires_at === null ? '' : words.until(sayWhen(expires_at)),
  ].filter((note) => note !== '')
  return (
    <div className="row-line">
      <p className="row-link-text">
        <span className="row-link-name">{name}</span>
        <span className="row-link-note">{notes.join(' · ')}</span>
      </p>
      <button type="button" className="quiet-button" aria-label={words.revokeOf(name)} onClick={() => setAsks(true)}>
        {words.revoke}
      </button>
      <Said error={revoke.error} />
      <Ask
        question={words.revokeSure(name)}
        yes={words.revoke}
        isOpen={asks}
        onNo={() => setAsks(false)}
        onYes={() => revoke.mutate({ path: `/keys/${id}`, method: 'DELETE' })}
      />
    </div>
  )
}
