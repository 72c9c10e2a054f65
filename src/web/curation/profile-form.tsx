/** Numbers of a dish or a wine as this house knows it: as they were read, moved by hand, tried before they are saved. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import type { HouseProfile } from '../../contract/house/curation.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { useHouseWords } from '../house/words.ts'
import '../shell/button.css'
import '../shell/form.css'
import { Said } from '../shell/said.tsx'
import './profile-sheet.css'
import { profilesQuery } from './questions.ts'
import { TasteSlider } from './taste-slider.tsx'
import { useCurationWords } from './words.ts'

/** As a number is sent: by key (`tastes.heat`), 0..1; null takes it back. */
export type Draft = Readonly<Record<string, number | null>>

interface Props {
  title: string
  text: string
  about: 'dish' | 'wine'
  /** the folded name that the house's numbers hang on */
  ownKey: string
  /** below the house: where they are written */
  path: string
  numbers: readonly { key: string; label: string; read: number }[]
  /** what the draft would change */
  effect: (draft: Draft) => ReactNode
}

export function ProfileForm({ title, text, about, ownKey, path, numbers, effect }: Props) {
  const { profile: words } = useCurationWords()
  const { state } = useHouseWords()
  const { slug } = useHouse()
  const id = useId()
  const profiles = useQuery(profilesQuery(slug))
  const save = useHouseWrite<HouseProfile>(['house_profile', 'dish', 'wine', 'curation'])
  const [draft, setDraft] = useState<Draft>({})
  const [note, setNote] = useState<string | null>(null)
  const own = profiles.data?.find((one) => one.about === about && one.key === ownKey) ?? null
  const isChanged = Object.keys(draft).length > 0 || note !== null
  const discard = () => {
    setDraft({})
    setNote(null)
  }
  const saveNow = () =>
    save.mutate(
      {
        path,
        method: 'PUT',
        body: { values: draft, ...(note === null ? {} : { note }) },
        ...(own ? { ifMatch: own.revision } : {}),
      },
      { onSuccess: discard, onError: () => void profiles.refetch() },
    )
  return (
    <section className="sheet profile-sheet" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p>{text}</p>
      <div className="profile-sheet-tastes">
        {numbers.map(({ key, label, read }) => {
          const drafted = draft[key]
          const isOwn = drafted === undefined ? own?.values[key] !== undefined : drafted !== null
          return (
            <TasteSlider
              key={key}
              name={label}
              value={drafted === undefined ? (own?.values[key] ?? read) : (drafted ?? read)}
              isOwn={isOwn}
              onChange={(value) => setDraft({ ...draft, [key]: value })}
              onReset={() => {
                const { [key]: _gone, ...rest } = draft
                setDraft(own?.values[key] === undefined ? rest : { ...rest, [key]: null })
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
      {Object.keys(draft).length > 0 && effect(draft)}
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
