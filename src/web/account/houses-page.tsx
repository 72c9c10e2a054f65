/** Choose the house, or open one where that is allowed. */
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { openRestaurant } from '../api/account.ts'
import { useMe } from '../api/me.ts'
import { useHouseWords } from '../house/words.ts'
import { Field, Form } from '../shell/form.tsx'
import { Lines } from '../shell/lines.tsx'
import { ToSignIn } from '../shell/redirect.tsx'
import { Said } from '../shell/said.tsx'
import { useArrive } from './arrive.ts'
import { Door } from './door.tsx'
import { useAccountWords } from './words.ts'

export function HousesPage() {
  const { houses: words } = useAccountWords()
  const { role } = useHouseWords()
  const { me, trouble } = useMe()
  if (!me)
    return (
      <Door title={words.title}>
        <Said error={trouble} />
        {!trouble && <Lines n={2} />}
      </Door>
    )
  if (!me.user) return <ToSignIn />
  const mayOpen = me.mode === 'platform' || me.user.is_admin
  const isEmpty = me.memberships.length === 0
  return (
    <Door
      title={isEmpty ? words.none : words.title}
      about={isEmpty ? (mayOpen ? words.noneText : words.noneSingle) : words.about}
    >
      <ul className="door-list">
        {me.memberships.map((house) => (
          <li key={house.restaurant_id}>
            <Link to="/casa/$slug" params={{ slug: house.slug }}>
              <span className="door-list-name">{house.name}</span>
              <span className="door-list-note">{role[house.role]}</span>
            </Link>
          </li>
        ))}
      </ul>
      {mayOpen && <OpenHouse />}
    </Door>
  )
}

function OpenHouse() {
  const { houses: words } = useAccountWords()
  const arrive = useArrive()
  const open = useMutation({
    mutationFn: ({ name = '' }: Record<string, string>) => openRestaurant({ name }),
    onSuccess: ({ slug }) => arrive(`/casa/${slug}/importar`),
  })
  return (
    <Form label={words.make} onSubmit={(values) => open.mutate(values)}>
      <Field label={words.name} name="name" autoComplete="organization" required maxLength={120} />
      <Said error={open.error} />
      <button type="submit" className="button button-strong" aria-disabled={open.isPending}>
        {words.make}
      </button>
    </Form>
  )
}
