/** Open invitations, each with its link, for whoever has no mail server. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Invitation } from '../../contract/house/people.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { invitationsQuery } from '../api/team.ts'
import { useSayWhen } from '../house/when.ts'
import { useHouseWords } from '../house/words.ts'
import '../shell/button.css'
import { CopyField } from '../shell/copy-field.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Said } from '../shell/said.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { useTeamWords } from './words.ts'

export function Invitations() {
  const { invitations: words } = useTeamWords()
  const { slug } = useHouse()
  const invitations = useQuery(invitationsQuery(slug))
  const [isAdding, setIsAdding] = useState(false)
  return (
    <section className="sheet" aria-labelledby="invitations">
      <header className="sheet-head">
        <h2 id="invitations">{words.title}</h2>
        <button type="button" className="button" onClick={() => setIsAdding(true)}>
          {words.add}
        </button>
      </header>
      <Loaded query={invitations} lines={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words.none}</p>
          ) : (
            <ul className="rows">
              {items.map((invitation) => (
                <li key={invitation.id}>
                  <InvitationLine invitation={invitation} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {isAdding && <InviteDialog onClose={() => setIsAdding(false)} />}
    </section>
  )
}

function InvitationLine({ invitation }: { invitation: Invitation }) {
  const { invitations: words } = useTeamWords()
  const { role } = useHouseWords()
  const sayWhen = useSayWhen()
  const withdraw = useHouseWrite(['restaurant'])
  const { id, email, expires_at, url } = invitation
  return (
    <>
      <div className="row-line">
        <p className="row-link-text">
          <span className="row-link-name">{email}</span>
          <span className="row-link-note">
            {role[invitation.role]} · {words.open(sayWhen(expires_at))}
          </span>
        </p>
        <button
          type="button"
          className="quiet-button"
          aria-label={words.withdrawOf(email)}
          onClick={() => withdraw.mutate({ path: `/invitations/${id}`, method: 'DELETE' })}
        >
          {words.withdraw}
        </button>
      </div>
      <CopyField label={words.link(email)} value={url} />
      <Said error={withdraw.error} />
    </>
  )
}
