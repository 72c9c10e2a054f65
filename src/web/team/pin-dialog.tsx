/** Gives a PIN, changes it, or takes it away. */
import type { Member } from '../../contract/house/people.ts'
import { useHouseWrite } from '../api/house.ts'
import { useHouseWords } from '../house/words.ts'
import { Dialog } from '../shell/dialog.tsx'
import { Field, Form } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import { useTeamWords } from './words.ts'

export const PIN_PATTERN = '\\d{4,8}'

export function PinDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const words = useTeamWords()
  const { state } = useHouseWords()
  const change = useHouseWrite(['restaurant'])
  const give = (pin: string | null) =>
    change.mutate({ path: `/members/${member.user_id}`, method: 'PATCH', body: { pin } }, { onSuccess: onClose })
  return (
    <Dialog title={words.members.pinOf(member.name)} isOpen onClose={onClose}>
      <Form onSubmit={({ pin = '' }) => give(pin)}>
        <Field
          label={words.pin.label}
          name="pin"
          inputMode="numeric"
          autoComplete="off"
          pattern={PIN_PATTERN}
          required
          hint={words.pin.hint}
        />
        <Said error={change.error} />
        <div className="form-ends">
          {member.has_pin && (
            <button type="button" className="quiet-button" onClick={() => give(null)}>
              {words.members.takePin}
            </button>
          )}
          <button type="submit" className="button button-strong" aria-disabled={change.isPending}>
            {state.save}
          </button>
        </div>
      </Form>
    </Dialog>
  )
}
