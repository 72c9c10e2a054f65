/** An invitation by mail; its link is shown as well. */
import { useState } from 'react'
import type { Invitation } from '../../contract/house/people.ts'
import type { HouseRole } from '../../contract/roles.ts'
import { useHouseWrite } from '../api/house.ts'
import { useHouseWords } from '../house/words.ts'
import { CopyField } from '../shell/copy-field.tsx'
import { Dialog } from '../shell/dialog.tsx'
import { Field, Form } from '../shell/form.tsx'
import { ReachNote } from '../shell/reach-note.tsx'
import { Said } from '../shell/said.tsx'
import { ALL_ROLES, RoleChoice } from './role-choice.tsx'
import { useTeamWords } from './words.ts'

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { invitations: words } = useTeamWords()
  const { state } = useHouseWords()
  const [role, setRole] = useState<HouseRole>('sommelier')
  const invite = useHouseWrite<Invitation>(['restaurant'])
  return (
    <Dialog title={words.add} isOpen onClose={onClose}>
      {invite.data ? (
        <>
          <p role="status">{words.made}</p>
          <CopyField label={words.link(invite.data.email)} value={invite.data.url} />
          <ReachNote url={invite.data.url} />
          <div className="form-ends">
            <button type="button" className="button" onClick={onClose}>
              {state.close}
            </button>
          </div>
        </>
      ) : (
        <Form
          onSubmit={({ email = '' }) => invite.mutate({ path: '/invitations', method: 'POST', body: { email, role } })}
        >
          <Field label={words.email} name="email" type="email" autoComplete="off" required />
          <RoleChoice label={words.role} roles={ALL_ROLES} value={role} onChange={setRole} />
          <Said error={invite.error} />
          <div className="form-ends">
            <button type="submit" className="button button-strong" aria-disabled={invite.isPending}>
              {words.go}
            </button>
          </div>
        </Form>
      )}
    </Dialog>
  )
}
