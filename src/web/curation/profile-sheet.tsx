/** What the dish is like in this house. */
import { useQuery } from '@tanstack/react-query'
import type { HousePairing } from '../../contract/house/curation.ts'
import { dishKey } from '../../domain/house-key.ts'
import { useHouse } from '../api/house.ts'
import { ProfileEffect } from './profile-effect.tsx'
import { ProfileForm } from './profile-form.tsx'
import { profilesQuery, triedDishQuery } from './questions.ts'
import { useCurationWords } from './words.ts'

/** In the order in which a cook speaks of a dish. */
const TASTES = ['heat', 'sour', 'salty', 'sweet', 'bitter', 'umami', 'fat', 'weight'] as const

export function ProfileSheet({ pairing }: { pairing: HousePairing }) {
  const { profile: words } = useCurationWords()
  const key = dishKey(pairing.dish)
  const read = useAsRead(pairing, key)
  return (
    <ProfileForm
      title={words.title}
      text={words.about}
      about="dish"
      ownKey={key}
      path={`/dishes/${encodeURIComponent(pairing.dish_id)}/profile`}
      numbers={TASTES.map((taste) => ({
        key: `tastes.${taste}`,
        label: words.taste[taste] ?? taste,
        read: read.tastes[taste]?.v ?? 0,
      }))}
      effect={(draft) => <ProfileEffect pairing={pairing} values={draft} />}
    />
  )
}

/** The profile in force holds what the house said; without that it is as the menu is read. */
function useAsRead({ dish_id, result }: HousePairing, key: string) {
  const { slug } = useHouse()
  const profiles = useQuery(profilesQuery(slug))
  const own = profiles.data?.find((one) => one.about === 'dish' && one.key === key)
  const without = Object.fromEntries(Object.keys(own?.values ?? {}).map((name) => [name, null]))
  const plain = useQuery({ ...triedDishQuery(slug, dish_id, 'es', without), enabled: own !== undefined })
  return (own && plain.data ? plain.data.result : result).profile
}
