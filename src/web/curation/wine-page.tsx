/** One wine as the house knows it: what it is like, and the dishes it goes with. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReverseResult } from '../../contract/house/planning.ts'
import { useHouse } from '../api/house.ts'
import { ChevronIcon } from '../shell/icons.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { scoreWord } from '../wine/score-word.tsx'
import { quieten, quietenName } from '../words/plain.ts'
import { useLang, useWords } from '../words/speech.tsx'
import './dish-pairing.css'
import { ProfileForm } from './profile-form.tsx'
import { wineDishesQuery, wineNumbersQuery } from './questions.ts'
import { WineProfileEffect } from './wine-profile-effect.tsx'
import { useCurationWords } from './words.ts'

/** In the order in which a sommelier speaks of a wine. */
const STRUCTURE = ['sweetness', 'acidity', 'tannin', 'alcohol', 'body', 'oak', 'intensity', 'bubbles'] as const

export function WinePage() {
  const { wine: words } = useCurationWords()
  const lang = useLang()
  const { slug } = useHouse()
  const { wine } = useParams({ from: '/casa/$slug/maridajes/vino/$wine' })
  const numbers = useQuery(wineNumbersQuery(slug, wine))
  const dishes = useQuery(wineDishesQuery(slug, wine, lang))
  return (
    <>
      <Link className="dish-pairing-back" to="/casa/$slug/maridajes" params={{ slug }}>
        <ChevronIcon /> {words.back}
      </Link>
      <Loaded query={numbers} lines={8}>
        {(found) => (
          <>
            <PageHead title={quietenName(found.wine)} about={words.about} />
            <div className="dish-pairing">
              <ProfileForm
                key={wine}
                title={words.title}
                text={words.text}
                about="wine"
                ownKey={found.key}
                path={`/wines/${encodeURIComponent(wine)}/profile`}
                numbers={STRUCTURE.map((name) => ({
                  key: `structure.${name}`,
                  label: words.structure[name],
                  read: found.read[`structure.${name}`] ?? 0,
                }))}
                effect={(draft) => <WineProfileEffect wine={wine} values={draft} />}
              />
              <section className="sheet" aria-labelledby="wine-dishes">
                <h2 id="wine-dishes">{words.dishes}</h2>
                <Loaded query={dishes}>{(reverse) => <Dishes reverse={reverse} />}</Loaded>
              </section>
            </div>
          </>
        )}
      </Loaded>
    </>
  )
}

function Dishes({ reverse: { dishes, avoid } }: { reverse: ReverseResult }) {
  const all = useWords()
  const { wine: words } = useCurationWords()
  const { slug } = useHouse()
  const line = ({ dish_id, dish, score, says }: ReverseResult['dishes'][number] & { says: string | null }) => (
    <li key={dish_id}>
      <Link className="row-link" to="/casa/$slug/maridajes/$dish" params={{ slug, dish: dish_id }}>
        <span className="row-link-text">
          <span className="row-link-name">{quieten(dish)}</span>
          <span className="row-link-note">
            <b>{scoreWord(score, all)}</b> {says !== null && `· ${says}`}
          </span>
        </span>
      </Link>
    </li>
  )
  return (
    <>
      {dishes.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul className="rows">{dishes.map((one) => line({ ...one, says: one.reason }))}</ul>
      )}
      {avoid.length > 0 && (
        <div className="dish-pairing-vetoed">
          <h3>{words.avoid}</h3>
          <ul className="rows">{avoid.map((one) => line({ ...one, reason: null, says: one.caution }))}</ul>
        </div>
      )}
    </>
  )
}
