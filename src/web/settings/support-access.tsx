/** Lets the platform's people read the house for a day, and takes it back. */
import { useQuery } from '@tanstack/react-query'
import type { Support } from '../../contract/house/restaurants.ts'
import { houseQuery, useHouse, useHouseWrite } from '../api/house.ts'
import { useMe } from '../api/me.ts'
import { useSayWhen } from '../house/when.ts'
import '../shell/button.css'
import { Said } from '../shell/said.tsx'
import { useSettingsWords } from './words.ts'

const HOURS = 24

export function SupportAccess() {
  const { support: words } = useSettingsWords()
  const { slug } = useHouse()
  const { me } = useMe()
  const sayWhen = useSayWhen()
  const { data } = useQuery(houseQuery<Support>({ slug, path: '/support', topics: ['restaurant'] }))
  const change = useHouseWrite(['restaurant'])
  // A house on its own has no platform around it.
  if (me?.mode !== 'platform') return null
  const until = data?.expires_at ?? null
  return (
    <section className="sheet" aria-labelledby="support">
      <h2 id="support">{words.title}</h2>
      <p>{until === null ? words.about : words.until(sayWhen(until))}</p>
      <Said error={change.error} />
      <div className="settings-ways">
        <button
          type="button"
          className="button"
          aria-disabled={change.isPending}
          onClick={() =>
            change.mutate(
              until === null
                ? { path: '/support', method: 'POST', body: { hours: HOURS } }
                : { path: '/support', method: 'DELETE' },
            )
          }
        >
          {until === null ? words.on : words.off}
        </button>
      </div>
    </section>
  )
}
