/** Joining a house by invitation: with the account one has, or with a new one. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { InvitationAnswer, InvitationCard } from '../../contract/house/people.ts'
import { acceptInvitation, fetchInvitation } from '../api/account.ts'
import { useMe } from '../api/me.ts'
import { Trouble } from '../api/trouble.ts'
import { useHouseWords } from '../house/words.ts'
import { Field, Form, PasswordField } from '../shell/form.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Said } from '../shell/said.tsx'
import { useArrive } from './arrive.ts'
import { Door, DoorWays } from './door.tsx'
import { useAccountWords } from './words.ts'

export function InvitationPage() {
  const { id } = useParams({ from: '/invitacion/$id' })
  const { invitation: words } = useAccountWords()
  const card = useQuery({ queryKey: ['invitation', id], queryFn: ({ signal }) => fetchInvitation(id, signal) })
  const isGone = card.error instanceof Trouble && card.error.kind === 'gone'
  if (isGone || card.data?.is_open === false)
    return (
      <Door title={words.closedTitle} about={words.closed}>
        {null}
      </Door>
    )
  if (!card.data)
    return (
      <Door title="…">
        <Loaded query={card} lines={2}>
          {() => null}
        </Loaded>
      </Door>
    )
  return <OpenInvitation id={id} card={card.data} />
}

function OpenInvitation({ id, card }: { id: string; card: InvitationCard }) {
  const words = useAccountWords()
  const { role } = useHouseWords()
  const { me } = useMe()
  const arrive = useArrive()
  const accept = useMutation({
    mutationFn: (answer: InvitationAnswer) => acceptInvitation(id, answer),
    onSuccess: () => arrive(),
  })
  return (
    <Door title={words.invitation.title(card.house)} about={words.invitation.about(card.inviter, role[card.role])}>
      {me?.user ? (
        <>
          <Said error={accept.error} />
          <button type="button" className="button button-strong" onClick={() => accept.mutate({})}>
            {words.invitation.join(me.user.name)}
          </button>
        </>
      ) : (
        <>
          <Form onSubmit={({ name = '', password = '' }) => accept.mutate({ name, password })}>
            <Field label={words.email} value={card.email} readOnly autoComplete="username" type="email" />
            <Field label={words.name} name="name" autoComplete="name" required maxLength={120} />
            <PasswordField
              label={words.password}
              name="password"
              autoComplete="new-password"
              required
              minLength={10}
              maxLength={128}
              hint={words.passwordHint}
            />
            <Said error={accept.error} />
            <button type="submit" className="button button-strong" aria-disabled={accept.isPending}>
              {words.invitation.go}
            </button>
          </Form>
          <DoorWays>
            <Link className="quiet-button" to="/entrar" search={{ a: `/invitacion/${id}` }}>
              {words.invitation.other}
            </Link>
          </DoorWays>
        </>
      )}
    </Door>
  )
}
