/** A colleague without mail: a name, a role, a PIN. */
import { useState } from 'react'
import type { HouseRole } from '../../contract/roles.ts'
import { useHouseWrite } from '../api/house.ts'
import { Dialog } from '../shell/dialog.tsx'
import { Field, Form } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import { PIN_PATTERN } from './pin-dialog.tsx'
import { PIN_ROLES, RoleChoice } from './role-choice.tsx'
import { useTeamWords } from './words.ts'

export function ColleagueDialog({ onClose }: { onClose: () => void }) {
  const { colleague: words, pin: pinWords } = useTeamWords()
  const [role, setRole] = useState<HouseRole>('waiter')
  const add = useHouseWrite(['restaurant'])
  return (
    <Dialog title={words.title} isOpen onClose={onClose}>
      <p>{words.about}</p>
      <Form
        onSubmit={({ name = '', pin = '' }) =>
          add.mutate({ path: '/members', method: 'POST', body: { name, role, pin } }, { onSuccess: onClose })
        }
      >
        <Field label={words.name} name="name" autoComplete="off" required maxLength={120} />
        <RoleChoice label={words.role} roles={PIN_ROLES} value={role} onChange={setRole} />
        <Field
          label={pinWords.label}
          name="pin"
          inputMode="numeric"
          autoComplete="off"
          pattern={PIN_PATTERN}
          required
          hint={pinWords.hint}
        />
        <Said error={add.error} />
        <div className="form-ends">
          <button type="submit" className="button button-strong" aria-disabled={add.isPending}>
            {words.go}
          </button>
        </div>
      </Form>
    </Dialog>
  )
}
