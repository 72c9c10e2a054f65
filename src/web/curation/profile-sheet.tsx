/** What the dish is like in this house. */
import type { HousePairing } from '../../contract/house/curation.ts'
import { dishKey } from '../../domain/house-key.ts'
import { ProfileEffect } from './profile-effect.tsx'
import { ProfileForm } from './profile-form.tsx'
import { useCurationWords } from './words.ts'

/** In the order in which a cook speaks of a dish. */
const TASTES = ['heat', 'sour', 'salty', 'sweet', 'bitter', 'umami', 'fat', 'weight'] as const

export function ProfileSheet({ pairing }: { pairing: HousePairing }) {
  const { profile: words } = useCurationWords()
  return (
    <ProfileForm
      title={words.title}
      text={words.about}
      about="dish"
      ownKey={dishKey(pairing.dish)}
      path={`/dishes/${encodeURIComponent(pairing.dish_id)}/profile`}
      numbers={TASTES.map((taste) => ({
        key: `tastes.${taste}`,
        label: words.taste[taste] ?? taste,
        read: pairing.result.profile.tastes[taste]?.v ?? 0,
      }))}
      effect={(draft) => <ProfileEffect pairing={pairing} values={draft} />}
    />
  )
}
