/** Every dish with its first wine and what the house decided; beside it, all that the house knows. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Curation, HousePairing } from '../../contract/house/curation.ts'
import { dishKey } from '../../domain/house-key.ts'
import { useHouse } from '../api/house.ts'
import '../shell/button.css'
import { Empty } from '../shell/empty.tsx'
import '../shell/filter-chips.css'
import { Loaded } from '../shell/loaded.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { StateMark } from '../shell/state-mark.tsx'
import { ColourDrop } from '../wine/colour-drop.tsx'
import { scoreWord } from '../wine/score-word.tsx'
import { quieten, quietenName } from '../words/plain.ts'
import { useLang, useWords } from '../words/speech.tsx'
import { Knowledge } from './knowledge.tsx'
import './pairings.css'
import { decisionsQuery, menuPairingsQuery, profilesQuery } from './questions.ts'
import { useCurationWords } from './words.ts'

const VIEWS = ['dishes', 'knowledge'] as const
/** Of a long menu: what nobody has decided yet, and what the house has. */
const SHOWN = ['all', 'open', 'decided'] as const
type Shown = (typeof SHOWN)[number]

export function PairingsPage() {
  const { pairings: words } = useCurationWords()
  const [view, setView] = useState<(typeof VIEWS)[number]>('dishes')
  return (
    <>
      <PageHead title={words.title} about={words.about} />
      <fieldset className="filter-chips">
        <legend className="unseen">{words.views}</legend>
        {VIEWS.map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
            {words[one]}
          </button>
        ))}
      </fieldset>
      {view === 'dishes' ? <Dishes /> : <Knowledge />}
    </>
  )
}

function Dishes() {
  const { pairings: words } = useCurationWords()
  const lang = useLang()
  const { slug, may } = useHouse()
  const menu = useQuery(menuPairingsQuery(slug, lang))
  const decided = useQuery(decisionsQuery(slug))
  const profiles = useQuery(profilesQuery(slug))
  const [query, setQuery] = useState('')
  const [shown, setShown] = useState<Shown>('all')
  const decisionsOn = (id: string) => (decided.data ?? []).filter(({ dish_id }) => dish_id === id)
  const isShown = (id: string) => shown === 'all' || decisionsOn(id).length > 0 === (shown === 'decided')
  const own = new Set(profiles.data?.filter(({ about }) => about === 'dish').map(({ key }) => key))
  return (
    <Loaded query={menu} lines={10}>
      {(all) => {
        if (all.length === 0)
          return (
            <Empty title={words.emptyTitle} text={words.empty}>
              {may('lists.write') && (
                <Link className="button button-strong" to="/casa/$slug/importar" params={{ slug }}>
                  {words.bring}
                </Link>
              )}
            </Empty>
          )
        const wanted = dishKey(query)
        const found = all.filter(({ dish, dish_id }) => dishKey(dish).includes(wanted) && isShown(dish_id))
        return (
          <div className="pairings">
            <input
              className="pairings-search"
              type="search"
              aria-label={words.search}
              placeholder={words.search}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
            <fieldset className="filter-chips">
              <legend className="unseen">{words.show}</legend>
              {SHOWN.map((one) => (
                <button key={one} type="button" aria-pressed={shown === one} onClick={() => setShown(one)}>
                  {words.shown[one]}
                </button>
              ))}
            </fieldset>
            {found.length === 0 && <p>{wanted === '' ? words.noneShown : words.notFound}</p>}
            {[...Map.groupBy(found, ({ section }) => section)].map(([section, dishes]) => (
              <section key={section} className="sheet" aria-label={quieten(section || words.otherSection)}>
                <h2>{quieten(section || words.otherSection)}</h2>
                <ul className="rows">
                  {dishes.map((pairing) => (
                    <DishLine
                      key={pairing.dish_id}
                      pairing={pairing}
                      decided={decisionsOn(pairing.dish_id)}
                      hasOwnProfile={own.has(dishKey(pairing.dish))}
                    />
                  ))}
                </ul>
              </section>
            ))}
          </div>
        )
      }}
    </Loaded>
  )
}

interface LineProps {
  pairing: HousePairing
  decided: readonly Curation[]
  hasOwnProfile: boolean
}

function DishLine({ pairing, decided, hasOwnProfile }: LineProps) {
  const all = useWords()
  const { pairings: words } = useCurationWords()
  const { slug } = useHouse()
  const first = pairing.result.recommendations[0]
  const count = (state: Curation['state']) => decided.filter((one) => one.state === state).length
  const [pins, vetoes, approved] = [count('pin'), count('veto'), count('approve')]
  return (
    <li>
      <Link className="row-link" to="/casa/$slug/maridajes/$dish" params={{ slug, dish: pairing.dish_id }}>
        <span className="row-link-text">
          <span className="row-link-name">{quieten(pairing.dish)}</span>
          <span className="row-link-note">
            {first ? (
              <>
                <ColourDrop colour={first.colour} /> {quietenName(first.wine)} · <b>{scoreWord(first.score, all)}</b>
              </>
            ) : (
              words.none
            )}
          </span>
        </span>
        <span className="pairings-marks">
          {pins > 0 && <StateMark tone="well">{words.pins(pins)}</StateMark>}
          {approved > 0 && <StateMark tone="well">{words.approved(approved)}</StateMark>}
          {vetoes > 0 && <StateMark tone="wrong">{words.vetoes(vetoes)}</StateMark>}
          {hasOwnProfile && <StateMark tone="asks">{words.own}</StateMark>}
        </span>
      </Link>
    </li>
  )
}
