/** All that the house said: its decisions by dish, its own profiles. It hangs on names, so it outlives a vintage. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Curation, HouseProfile } from '../../contract/house/curation.ts'
import { useHouse } from '../api/house.ts'
import '../shell/button.css'
import { Empty } from '../shell/empty.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { StateMark, type Tone } from '../shell/state-mark.tsx'
import { quieten, quietenName } from '../words/plain.ts'
import { useLang } from '../words/speech.tsx'
import { DoneBar } from './done-bar.tsx'
import './knowledge.css'
import { decisionsQuery, profilesQuery } from './questions.ts'
import { useDecisions } from './use-decisions.ts'
import { useCurationWords } from './words.ts'

const TONES: Record<Curation['state'], Tone> = { pin: 'well', approve: 'well', veto: 'wrong' }

export function Knowledge() {
  const words = useCurationWords()
  const { knowledge } = words
  const { slug } = useHouse()
  const decided = useQuery(decisionsQuery(slug))
  const profiles = useQuery(profilesQuery(slug))
  const decisions = useDecisions(words.undone)
  return (
    <>
      <p className="knowledge-about">{knowledge.about}</p>
      <Loaded query={decided}>
        {(all) => (
          <Loaded query={profiles}>
            {(own) =>
              all.length + own.length === 0 ? (
                <Empty title={knowledge.emptyTitle} text={knowledge.empty} />
              ) : (
                <div className="sheets">
                  {all.length > 0 && (
                    <section className="sheet" aria-labelledby="knowledge-decisions">
                      <h2 id="knowledge-decisions">{knowledge.decisions}</h2>
                      {[...Map.groupBy(all, ({ dish_key }) => dish_key)].map(([key, dish]) => (
                        <DishDecisions key={key} decided={dish} onTakeBack={decisions.takeBack} />
                      ))}
                    </section>
                  )}
                  {own.length > 0 && (
                    <section className="sheet" aria-labelledby="knowledge-profiles">
                      <h2 id="knowledge-profiles">{knowledge.profiles}</h2>
                      <ul className="rows">
                        {own.map((profile) => (
                          <Profile key={`${profile.about} ${profile.key}`} profile={profile} />
                        ))}
                      </ul>
                    </section>
                  )}
                </div>
              )
            }
          </Loaded>
        )}
      </Loaded>
      <DoneBar decisions={decisions} />
    </>
  )
}

interface DecisionsProps {
  decided: readonly Curation[]
  onTakeBack: ReturnType<typeof useDecisions>['takeBack']
}

function DishDecisions({ decided, onTakeBack }: DecisionsProps) {
  const { knowledge, dish: words } = useCurationWords()
  const lang = useLang()
  const { slug } = useHouse()
  const [first] = decided
  if (!first) return null
  const dish = quieten(first.dish)
  const dishId = first.dish_id
  return (
    <div className="knowledge-dish">
      <h3>
        {dishId === null ? (
          <>
            {dish} <small>({knowledge.gone})</small>
          </>
        ) : (
          <Link to="/casa/$slug/maridajes/$dish" params={{ slug, dish: dishId }}>
            {dish}
          </Link>
        )}
      </h3>
      <ul>
        {decided.map((one) => {
          const wine = quietenName(one.wine)
          return (
            <li key={one.wine_id} className="row-line">
              <span className="row-link-text">
                <span className="row-link-name">{wine}</span>
                <span className="row-link-note">
                  <StateMark tone={TONES[one.state]}>
                    {one.position === null ? knowledge.states[one.state] : words.pinned(one.position)}
                  </StateMark>{' '}
                  {one.note[lang]}
                </span>
              </span>
              <button
                type="button"
                className="button"
                aria-label={knowledge.removeLabel(wine, dish)}
                onClick={() => onTakeBack(dishId ?? one.dish, one.wine_id, one, knowledge.removed)}
              >
                {knowledge.remove}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Profile({ profile }: { profile: HouseProfile }) {
  const { knowledge, profile: words, wine } = useCurationWords()
  const lang = useLang()
  const number = new Intl.NumberFormat(lang === 'es' ? 'es-PE' : 'en-US', { maximumFractionDigits: 1 })
  const values = Object.entries(profile.values).map(([name, value]) => {
    const key = name.split('.')[1] ?? name
    const label = words.taste[key] ?? wine.structure[key as keyof typeof wine.structure] ?? key
    return `${label} ${words.value(number.format(value * 5))}`
  })
  return (
    <li className="row-line">
      <span className="row-link-text">
        <span className="row-link-name">{quieten(profile.key)}</span>
        <span className="row-link-note">
          {knowledge[profile.about]} · {values.join(' · ')} {profile.note !== '' && `· ${profile.note}`}
        </span>
      </span>
    </li>
  )
}
