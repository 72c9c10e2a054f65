/** How much margin weighs in the order, tried on dishes of the house before it is saved. */
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { Coverage } from '../../contract/house/planning.ts'
import { useHouse, useHouseSettings, useHouseWrite } from '../api/house.ts'
import { useHouseWords } from '../house/words.ts'
import '../shell/button.css'
import { Said } from '../shell/said.tsx'
import { useDebounced } from '../state/debounced.ts'
import { MarginExample } from './margin-example.tsx'
import { useInsightWords } from './words.ts'

const EXAMPLES = 3
const REST_MS = 250
const PERCENT = 100

export function MarginDial({ dishes }: { dishes: Coverage['items'] }) {
  const { margin: words } = useInsightWords()
  const { state } = useHouseWords()
  const { slug, may } = useHouse()
  const { data: settings } = useHouseSettings()
  const save = useHouseWrite(['restaurant'])
  const id = useId()
  const [draft, setDraft] = useState<number | null>(null)
  const [from, setFrom] = useState(0)
  const saved = settings?.margin_weight ?? 0
  const weight = draft ?? saved
  const tried = useDebounced(weight, REST_MS)
  // Dishes that have a wine: elsewhere there is no order to change.
  const usable = dishes.filter(({ is_covered }) => is_covered)
  const examples = usable.slice(from, from + EXAMPLES)
  const sayWeight = (one: number) => (one === 0 ? words.none : words.some(Math.round(one * PERCENT)))
  return (
    <section className="sheet margin-dial" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.title}</h2>
      <p>{words.about}</p>
      <div className="margin-dial-weight">
        <label htmlFor={id}>{words.weight}</label>
        <output htmlFor={id}>{sayWeight(weight)}</output>
        <input
          id={id}
          type="range"
          min={0}
          max={PERCENT}
          step={5}
          disabled={!may('money.write')}
          value={Math.round(weight * PERCENT)}
          aria-valuetext={sayWeight(weight)}
          onChange={(event) => setDraft(Number(event.target.value) / PERCENT)}
        />
      </div>
      <div className="margin-dial-examples" aria-live="polite">
        <h3>{words.effect}</h3>
        <ul>
          {examples.map(({ dish_id, dish }) => (
            <li key={dish_id}>
              <MarginExample dishId={dish_id} dish={dish} weight={tried} />
            </li>
          ))}
        </ul>
      </div>
      <Said error={save.error} />
      <div className="form-ends">
        {usable.length > EXAMPLES && (
          <button
            type="button"
            className="quiet-button"
            onClick={() => setFrom(from + EXAMPLES >= usable.length ? 0 : from + EXAMPLES)}
          >
            {words.otherDish}
          </button>
        )}
        <Link className="quiet-button" to="/casa/$slug/vinos" params={{ slug }}>
          {words.toWines}
        </Link>
        {may('money.write') && (
          <button
            type="button"
            className="button button-strong"
            disabled={weight === saved}
            aria-disabled={save.isPending}
            onClick={() =>
              save.mutate(
                { path: '', method: 'PATCH', body: { margin_weight: weight } },
                { onSuccess: () => setDraft(null) },
              )
            }
          >
            {save.isPending ? state.saving : state.save}
          </button>
        )}
      </div>
      <p role="status" className="field-hint">
        {save.isSuccess && weight === saved && words.saved}
      </p>
    </section>
  )
}
