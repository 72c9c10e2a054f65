/** Everybody of the house, their role and their PIN. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Member } from '../../contract/house/people.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { useMe } from '../api/me.ts'
import { membersQuery } from '../api/team.ts'
import '../shell/button.css'
import { Ask } from '../shell/ask.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Said } from '../shell/said.tsx'
import { ColleagueDialog } from './colleague-dialog.tsx'
import { PinDialog } from './pin-dialog.tsx'
import { ALL_ROLES, RoleChoice } from './role-choice.tsx'
import { useTeamWords } from './words.ts'

export function Members() {
  const { members: words, colleague } = useTeamWords()
  const { slug } = useHouse()
  const members = useQuery(membersQuery(slug))
  const [isAdding, setIsAdding] = useState(false)
  return (
    <section className="sheet" aria-labelledby="members">
      <header className="sheet-head">
        <h2 id="members">{words.title}</h2>
        <button type="button" className="button" onClick={() => setIsAdding(true)}>
          {colleague.add}
        </button>
      </header>
      <Loaded query={members} lines={3}>
        {({ items }) => (
          <ul className="rows">
            {items.map((member) => (
              <li key={member.user_id}>
                <MemberLine member={member} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {isAdding && <ColleagueDialog onClose={() => setIsAdding(false)} />}
    </section>
  )
}

function MemberLine({ member }: { member: Member }) {
  const { members: words } = useTeamWords()
  const { me } = useMe()
  const [asks, setAsks] = useState<'pin' | 'remove' | null>(null)
  const change = useHouseWrite(['restaurant'])
  const { name, user_id } = member
  const isMe = me?.user?.id === user_id
  const path = `/members/${user_id}`
  const notes = [member.email ?? words.noMail, member.has_pin ? words.withPin : '', isMe ? words.you : '']
  return (
    <div className="row-line">
      <p className="row-link-text">
        <span className="row-link-name">{name}</span>
        <span className="row-link-note">{notes.filter((note) => note !== '').join(' · ')}</span>
      </p>
      <div className="row-line-ways">
        <RoleChoice
          isQuiet
          label={words.role(name)}
          roles={ALL_ROLES}
          value={member.role}
          onChange={(role) => change.mutate({ path, method: 'PATCH', body: { role } })}
        />
        <button type="button" className="quiet-button" aria-label={words.pinOf(name)} onClick={() => setAsks('pin')}>
          {member.has_pin ? words.newPin : words.pin}
        </button>
        {!isMe && (
          <button
            type="button"
            className="quiet-button"
            aria-label={words.removeOf(name)}
            onClick={() => setAsks('remove')}
          >
            {words.remove}
          </button>
        )}
      </div>
      <Said error={change.error} />
      {asks === 'pin' && <PinDialog member={member} onClose={() => setAsks(null)} />}
      <Ask
        question={words.removeSure(name)}
        yes={words.remove}
        isOpen={asks === 'remove'}
        onNo={() => setAsks(null)}
        onYes={() => change.mutate({ path, method: 'DELETE' })}
      />
    </div>
  )
}
