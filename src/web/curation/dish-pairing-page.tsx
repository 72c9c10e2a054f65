/** One dish as the house decides it: the order of its wines, what is not offered, and what the dish is like here. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Curation, HousePairing } from '../../contract/house/curation.ts'
import { Notes } from '../answers/notes.tsx'
import { Understood } from '../answers/understood.tsx'
import { useHouse } from '../api/house.ts'
import '../shell/button.css'
import { ChevronIcon } from '../shell/icons.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { quieten, quietenName } from '../words/plain.ts'
import { useLang } from '../words/speech.tsx'
import './dish-pairing.css'
import { DoneBar } from './done-bar.tsx'
import { OrderList } from './order-list.tsx'
import { ProfileSheet } from './profile-sheet.tsx'
import { ALL, decisionsQuery, dishPairingQuery, ORDERED } from './questions.ts'
import { useDecisions } from './use-decisions.ts'
import { useCurationWords } from './words.ts'

export function DishPairingPage() {
  const words = useCurationWords()
  const lang = useLang()
  const { slug } = useHouse()
  const { dish } = useParams({ from: '/casa/$slug/maridajes/$dish' })
  const [top, setTop] = useState(ORDERED)
  const pairing = useQuery({ ...dishPairingQuery(slug, dish, lang, top), placeholderData: keepPreviousData })
  const decided = useQuery(decisionsQuery(slug))
  const decisions = useDecisions(words.undone)
  const own = (decided.data ?? []).filter((one) => one.dish_id === dish)
  return (
    <>
      <Link className="dish-pairing-back" to="/casa/$slug/maridajes" params={{ slug }}>
        <ChevronIcon /> {words.dish.back}
      </Link>
      <Loaded query={pairing} lines={8}>
        {(found) => (
          <>
            <PageHead title={quieten(found.dish)} />
            <Understood result={found.result} />
            <Notes notes={found.result.notes} />
            <div className="dish-pairing">
              <section className="sheet" aria-labelledby="order-title">
                <h2 id="order-title">{words.dish.order}</h2>
                {found.result.recommendations.length === 0 ? (
                  <p>{words.dish.nothing}</p>
                ) : (
                  <OrderList pairing={found} decided={own} decisions={decisions} />
                )}
                {top === ORDERED && found.result.recommendations.length === ORDERED && (
                  <button type="button" className="button" onClick={() => setTop(ALL)}>
                    {words.dish.all}
                  </button>
                )}
                <Vetoed pairing={found} decided={own} onTakeBack={decisions.takeBack} />
              </section>
              <ProfileSheet key={dish} pairing={found} />
            </div>
          </>
        )}
      </Loaded>
      <DoneBar decisions={decisions} />
    </>
  )
}

interface VetoedProps {
  pairing: HousePairing
  decided: readonly Curation[]
  onTakeBack: ReturnType<typeof useDecisions>['takeBack']
}

function Vetoed({ pairing, decided, onTakeBack }: VetoedProps) {
  const { dish: words } = useCurationWords()
  const lang = useLang()
  if (pairing.vetoed.length === 0) return null
  return (
    <div className="dish-pairing-vetoed">
      <h3>{words.vetoed}</h3>
      <ul className="rows">
        {pairing.vetoed.map(({ wine, wine_id }) => {
          const name = quietenName(wine)
          const before = decided.find((one) => one.wine_id === wine_id) ?? null
          return (
            <li key={wine_id} className="row-line">
              <span className="row-link-text">
                <span className="row-link-name">{name}</span>
                {before && before.note[lang] !== '' && <span className="row-link-note">{before.note[lang]}</span>}
              </span>
              <button
                type="button"
                className="button"
                aria-label={words.takeBackLabel(name)}
                onClick={() => onTakeBack(pairing.dish_id, wine_id, before, words.said.take_back(name))}
              >
                {words.takeBack}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
