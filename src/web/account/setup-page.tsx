/** The first account, behind the one-time link of the first start. */
import { useMutation } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { setUp } from '../api/account.ts'
import { Field, Form, PasswordField } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import { useArrive } from './arrive.ts'
import { Door, DoorWays } from './door.tsx'
import { useAccountWords } from './words.ts'

export function SetupPage() {
  const { token } = useSearch({ from: '/inicio' })
  const words = useAccountWords()
  const arrive = useArrive()
  const open = useMutation({
    mutationFn: ({ name = '', email = '', password = '', restaurant = '' }: Record<string, string>) =>
      setUp({ token: token ?? '', name, email, password, ...(restaurant === '' ? {} : { restaurant }) }),
    onSuccess: () => arrive(),
  })
  if (!token)
    return (
      <Door title={words.setup.noToken} about={words.setup.noTokenText}>
        {null}
      </Door>
    )
  return (
    <Door title={words.setup.title} about={words.setup.about}>
      <Form onSubmit={(values) => open.mutate(values)}>
        <Field label={words.setup.restaurant} name="restaurant" autoComplete="organization" required maxLength={120} />
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
        <Said
          error={open.error}
          instead={{
            gone: words.setup.used,
            forbidden: words.setup.used,
            signed_out: words.setup.used,
          }}
        />
        <button type="submit" className="button button-strong" aria-disabled={open.isPending}>
          {open.isPending ? words.setup.going : words.setup.go}
        </button>
      </Form>
      <DoorWays>
        <Link className="quiet-button" to="/entrar">
          {words.setup.hasAccount}
        </Link>
      </DoorWays>
    </Door>
  )
}
