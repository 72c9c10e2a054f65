/** Joins a phone: its name here, then a code that the phone itself opens. */
import type { DeviceLink } from '../../contract/house/people.ts'
import { useHouseWrite } from '../api/house.ts'
import { useHouseWords } from '../house/words.ts'
import { CopyField } from '../shell/copy-field.tsx'
import { Dialog } from '../shell/dialog.tsx'
import { Field, Form } from '../shell/form.tsx'
import { ReachNote } from '../shell/reach-note.tsx'
import { Said } from '../shell/said.tsx'
import { QrCode } from './qr-code.tsx'
import { useTeamWords } from './words.ts'

export function PhoneDialog({ onClose }: { onClose: () => void }) {
  const { phones: words } = useTeamWords()
  const { state } = useHouseWords()
  const make = useHouseWrite<DeviceLink>(['restaurant'])
  return (
    <Dialog title={words.add} isOpen onClose={onClose}>
      {make.data ? (
        <div className="phone-code">
          <p role="status">{words.scan}</p>
          <QrCode text={make.data.url} label={words.code} />
          <CopyField label={words.link} value={make.data.url} />
          <ReachNote url={make.data.url} />
          <button type="button" className="button" onClick={onClose}>
            {state.close}
          </button>
        </div>
      ) : (
        <Form onSubmit={({ name = '' }) => make.mutate({ path: '/devices', method: 'POST', body: { name } })}>
          <Field label={words.name} name="name" placeholder={words.namePlaceholder} required maxLength={120} />
          <Said error={make.error} />
          <div className="form-ends">
            <button type="submit" className="button button-strong" aria-disabled={make.isPending}>
              {words.go}
            </button>
          </div>
        </Form>
      )}
    </Dialog>
  )
}
