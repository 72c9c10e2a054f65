/** A new key: what it may do, until when; its secret is seen once. */
import { useState } from 'react'
import type { MadeApiKey } from '../../contract/house/people.ts'
import type { Permission } from '../../contract/roles.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { useHouseWords } from '../house/words.ts'
import { CopyField } from '../shell/copy-field.tsx'
import { Dialog } from '../shell/dialog.tsx'
import { Choice, Field, Form } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import { useSettingsWords } from './words.ts'

const DAYS = [30, 90, 365] as const
const FIRST: readonly Permission[] = ['house.read', 'service.write']
/** Running the team is for people: a key that makes keys outlives every revocation. */
const NOT_FOR_KEYS: ReadonlySet<Permission> = new Set(['team.write', 'house.write'])

export function KeyDialog({ onClose }: { onClose: () => void }) {
  const { keys: words } = useSettingsWords()
  const { state } = useHouseWords()
  const { permissions } = useHouse()
  const [scopes, setScopes] = useState<readonly Permission[]>(FIRST)
  const [days, setDays] = useState('')
  const make = useHouseWrite<MadeApiKey>(['restaurant'])
  const turn = (scope: Permission) =>
    setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope])
  if (make.data)
    return (
      <Dialog title={make.data.key.name} isOpen onClose={onClose}>
        <p role="status">{words.made}</p>
        <CopyField label={words.secret} value={make.data.secret} />
        <div className="form-ends">
          <button type="button" className="button" onClick={onClose}>
            {state.close}
          </button>
        </div>
      </Dialog>
    )
  return (
    <Dialog title={words.add} isOpen onClose={onClose}>
      <Form
        onSubmit={({ name = '' }) => {
          if (scopes.length > 0)
            make.mutate({
              path: '/keys',
              method: 'POST',
              body: { name, scopes, ...(days === '' ? {} : { expires_in_days: Number(days) }) },
            })
        }}
      >
        <Field label={words.name} name="name" placeholder={words.namePlaceholder} required maxLength={120} />
        <fieldset className="scopes">
          <legend className="label">{words.scopes}</legend>
          {permissions
            .filter((scope) => !NOT_FOR_KEYS.has(scope))
            .map((scope) => (
              <label key={scope}>
                <input
                  type="checkbox"
                  className="check"
                  checked={scopes.includes(scope)}
                  onChange={() => turn(scope)}
                />
                {words.scope[scope]}
              </label>
            ))}
        </fieldset>
        <p role="alert" className="field-wrong">
          {scopes.length === 0 && words.noScope}
        </p>
        <Choice
          label={words.expires}
          value={days}
          onChange={setDays}
          options={[
            { value: '', label: words.never },
            ...DAYS.map((n) => ({ value: String(n), label: words.days(n) })),
          ]}
        />
        <Said error={make.error} />
        <div className="form-ends">
          <button type="submit" className="button button-strong" aria-disabled={make.isPending}>
            {words.go}
          </button>
        </div>
      </Form>
    </Dialog>
  )
}
