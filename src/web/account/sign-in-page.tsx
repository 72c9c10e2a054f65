/** Mail and password; on a phone of the house, a name and a PIN. Where anybody may, also a new account. */
import { useMutation } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { signIn, signUp } from '../api/account.ts'
import { useMe } from '../api/me.ts'
import { Field, Form, PasswordField } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import { useArrive } from './arrive.ts'
import { Door, DoorWays, ToDemo } from './door.tsx'
import { PinSignIn } from './pin-sign-in.tsx'
import { useAccountWords } from './words.ts'

type Way = 'mail' | 'new' | 'pin'

export function SignInPage() {
  const { a: wanted } = useSearch({ from: '/entrar' })
  const { me } = useMe()
  const [chosen, choose] = useState<Way | null>(null)
  const way = chosen ?? (me?.device ? 'pin' : 'mail')
  if (way === 'pin' && me?.device) return <PinSignIn device={me.device.name} onMail={() => choose('mail')} />
  return way === 'new' ? (
    <SignUp wanted={wanted} onBack={() => choose('mail')} />
  ) : (
    <SignIn wanted={wanted} mayMake={me?.mode === 'platform'} onMake={() => choose('new')} isEmpty={me?.needs_setup} />
  )
}

interface SignInProps {
  wanted: string | undefined
  mayMake: boolean
  onMake: () => void
  /** no account is there to sign in with */
  isEmpty: boolean | undefined
}

function SignIn({ wanted, mayMake, onMake, isEmpty }: SignInProps) {
  const words = useAccountWords()
  const arrive = useArrive()
  const enter = useMutation({
    mutationFn: ({ email = '', password = '' }: Record<string, string>) => signIn(email, password),
    onSuccess: () => arrive(wanted),
  })
  return (
    <Door title={words.signIn.title} about={isEmpty ? words.signIn.needsSetup : words.signIn.about}>
      {!isEmpty && (
        <Form onSubmit={(values) => enter.mutate(values)}>
          <Field label={words.email} name="email" type="email" autoComplete="username" required />
          <PasswordField label={words.password} name="password" autoComplete="current-password" required />
          <Said
            error={enter.error}
            instead={{ signed_out: words.signIn.wrong, forbidden: words.signIn.wrong, slow: words.signIn.lockedOut }}
          />
          <button type="submit" className="button button-strong" aria-disabled={enter.isPending}>
            {enter.isPending ? words.signIn.going : words.signIn.go}
          </button>
        </Form>
      )}
      <DoorWays>
        <Link className="quiet-button" to="/clave">
          {words.signIn.forgotten}
        </Link>
        {mayMake && (
          <button type="button" className="quiet-button" onClick={onMake}>
            {words.signIn.makeAccount}
          </button>
        )}
        <ToDemo label={words.signIn.toDemo} />
      </DoorWays>
    </Door>
  )
}

function SignUp({ wanted, onBack }: { wanted: string | undefined; onBack: () => void }) {
  const words = useAccountWords()
  const arrive = useArrive()
  const make = useMutation({
    mutationFn: ({ name = '', email = '', password = '' }: Record<string, string>) => signUp(name, email, password),
    onSuccess: () => arrive(wanted),
  })
  return (
    <Door title={words.signIn.signUpTitle}>
      <Form onSubmit={(values) => make.mutate(values)}>
        <Field label={words.name} name="name" autoComplete="name" required maxLength={120} />
        <Field label={words.email} name="email" type="email" autoComplete="username" required />
        <PasswordField
          label={words.password}
          name="password"
          autoComplete="new-password"
          required
          minLength={10}
          maxLength={128}
          hint={words.passwordHint}
        />
        <Said error={make.error} instead={{ refused: words.signIn.taken }} />
        <button type="submit" className="button button-strong" aria-disabled={make.isPending}>
          {words.signIn.signUp}
        </button>
      </Form>
      <DoorWays>
        <button type="button" className="quiet-button" onClick={onBack}>
          {words.signIn.haveAccount}
        </button>
      </DoorWays>
    </Door>
  )
}
