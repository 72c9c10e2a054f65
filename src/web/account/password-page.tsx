/** Ask for a new password; behind the link of the mail, set it. */
import { useMutation } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { requestPassword, setPassword } from '../api/account.ts'
import { Field, Form, PasswordField } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import { Door, DoorWays } from './door.tsx'
import { useAccountWords } from './words.ts'

export function PasswordPage() {
  const { token, error } = useSearch({ from: '/clave' })
  return token ? <SetPassword token={token} /> : <AskForPassword isBadLink={error !== undefined} />
}

function AskForPassword({ isBadLink }: { isBadLink: boolean }) {
  const words = useAccountWords()
  const ask = useMutation({ mutationFn: ({ email = '' }: Record<string, string>) => requestPassword(email) })
  return (
    <Door title={words.forgotten.title} about={isBadLink ? words.forgotten.badLink : words.forgotten.about}>
      {ask.isSuccess ? (
        <p role="status">{words.forgotten.sent}</p>
      ) : (
        <Form onSubmit={(values) => ask.mutate(values)}>
          <Field label={words.email} name="email" type="email" autoComplete="username" required />
          <Said error={ask.error} />
          <button type="submit" className="button button-strong" aria-disabled={ask.isPending}>
            {words.forgotten.send}
          </button>
        </Form>
      )}
      <ToSignIn label={words.signIn.haveAccount} />
    </Door>
  )
}

function SetPassword({ token }: { token: string }) {
  const words = useAccountWords()
  const set = useMutation({ mutationFn: ({ password = '' }: Record<string, string>) => setPassword(token, password) })
  return (
    <Door title={words.forgotten.setTitle}>
      {set.isSuccess ? (
        <>
          <p role="status">{words.forgotten.done}</p>
          <Link className="button button-strong" to="/entrar">
            {words.signIn.go}
          </Link>
        </>
      ) : (
        <Form onSubmit={(values) => set.mutate(values)}>
          <PasswordField
            label={words.newPassword}
            name="password"
            autoComplete="new-password"
            required
            minLength={10}
            maxLength={128}
            hint={words.passwordHint}
          />
          <Said error={set.error} instead={{ refused: words.forgotten.badLink }} />
          <button type="submit" className="button button-strong" aria-disabled={set.isPending}>
            {words.forgotten.set}
          </button>
        </Form>
      )}
    </Door>
  )
}

function ToSignIn({ label }: { label: string }) {
  return (
    <DoorWays>
      <Link className="quiet-button" to="/entrar">
        {label}
      </Link>
    </DoorWays>
  )
}
