/** What the dish is like in this house: the numbers as they were read, moved by hand, tried before they are saved. */
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { HousePairing, HouseProfile } from '../../contract/house/curation.ts'
import { dishKey } from '../../domain/house-key.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { useHouseWords } from '../house/words.ts'
import '../shell/button.css'
import '../shell/form.css'
import { Said } from '../shell/said.tsx'
import { ProfileEffect } from './profile-effect.tsx'
import './profile-sheet.css'
import { profilesQuery } from './questions.ts'
import { TasteSlider } from './taste-slider.tsx'
import { useCurationWords } from './words.ts'

/** In the order in which a cook speaks of a dish. */
const TASTES = ['heat', 'sour', 'salty', 'sweet', 'bitter', 'umami', 'fat', 'weight'] as const

export function ProfileSheet({ pairing }: { pairing: HousePairing }) {
  const { profile: words } = useCurationWords()
  const { state } = useHouseWords()
  const { slug } = useHouse()
  const id = useId()
  const profiles = useQuery(profilesQuery(slug))
  const save = useHouseWrite<HouseProfile>(['house_profile', 'dish', 'curation'])
  const [draft, setDraft] = useState<Record<string, number | null>>({})
  const [note, setNote] = useState<string | null>(null)
  const key = dishKey(pairing.dish)
  const own = profiles.data?.find((one) => one.about === 'dish' && one.key === key) ?? null
  const isChanged = Object.keys(draft).length > 0 || note !== null
  const discard = () => {
    setDraft({})
    setNote(null)
  }
  const saveNow = () =>
    save.mutate(
      {
        path: `/dishes/${encodeURIComponent(pairing.dish_id)}/profile`,
        method: 'PUT',
        body: { values: draft, ...(note === null ? {} : { note }) },
        ...(own ? { ifMatch: own.revision } : {}),
      },
      { onSuccess: discard, onError: () => void profiles.refetch() },
    )
  return (
    <section className="sheet profile-sheet" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.title}</h2>
      <p>{words.about}</p>
      <div className="profile-sheet-tastes">
        {TASTES.map((taste) => {
          const name = `tastes.${taste}`
          const read = pairing.result.profile.tastes[taste]
          const drafted = draft[name]
          const isOwn = drafted === undefined ? own?.values[name] !== undefined : drafted !== null
          return (
            <TasteSlider
              key={taste}
              name={words.taste[taste] ?? taste}
              value={drafted ?? own?.values[name] ?? read?.v ?? 0}
              isOwn={isOwn}
              onChange={(value) => setDraft({ ...draft, [name]: value })}
              onReset={() => {
                const { [name]: _gone, ...rest } = draft
                setDraft(own?.values[name] === undefined ? rest : { ...rest, [name]: null })
              }}
            />
          )
        })}
      </div>
      <div className="field">
        <label htmlFor={`${id}-note`}>{words.note}</label>
        <input
          id={`${id}-note`}
          value={note ?? own?.note ?? ''}
          maxLength={500}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      {Object.keys(draft).length > 0 && <ProfileEffect pairing={pairing} values={draft} />}
      <Said error={save.error} instead={{ conflict: words.conflict }} />
      <div className="form-ends">
        {isChanged && (
          <button type="button" className="button" onClick={discard}>
            {words.discard}
          </button>
        )}
        <button
          type="button"
          className="button button-strong"
          disabled={!isChanged}
          aria-disabled={save.isPending}
          onClick={saveNow}
        >
          {save.isPending ? state.saving : words.save}
        </button>
      </div>
      <p role="status" className="field-hint">
        {save.isSuccess && !isChanged && words.saved}
      </p>
    </section>
  )
}
