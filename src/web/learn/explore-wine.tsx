/** The other way round: a wine, its dishes on the demo's menu, and those to keep it away from. */
import { useState } from 'react'
import type { WineDish, WineDishes } from '../../contract/learn.ts'
import { Empty } from '../shell/empty.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { useDebounced } from '../state/debounced.ts'
import { scoreWord } from '../wine/score-word.tsx'
import { quieten } from '../words/plain.ts'
import { useLang, useWords } from '../words/speech.tsx'
import './explore.css'
import { ExploreField } from './explore-field.tsx'
import { ExplorePicture } from './explore-picture.tsx'
import { useWineDishes } from './questions.ts'
import { useLearnWords } from './words.ts'

const REST_MS = 350

export function ExploreWine() {
  const lang = useLang()
  const { explore } = useLearnWords()
  const [text, setText] = useState<string>(explore.wines[0] ?? '')
  const settled = useDebounced(text.trim(), REST_MS)
  const query = useWineDishes(settled, lang)
  return (
    <>
      <ExploreField
        label={explore.wine}
        hint={explore.wineHint}
        examples={explore.wines}
        value={text}
        onChange={setText}
      />
      {settled === '' ? (
        <Empty title={explore.empty} text={explore.emptyWine} />
      ) : (
        <Loaded query={query}>
          {(found) =>
            found.dishes.length === 0 ? (
              <Empty title={explore.noWine} text={explore.noWineHint} />
            ) : (
              <Sides key={found.wine} found={found} />
            )
          }
        </Loaded>
      )}
    </>
  )
}

function Sides({ found }: { found: WineDishes }) {
  const words = useWords()
  const { explore } = useLearnWords()
  const [chosen, choose] = useState(found.dishes[0]?.dish)
  const all = [...found.dishes, ...found.avoid]
  const dish = all.find((one) => one.dish === chosen) ?? all[0]
  if (!dish) return null
  const list = (dishes: readonly WineDish[]) => (
    <ul>
      {dishes.map((one) => (
        <li key={one.dish}>
          <button type="button" aria-pressed={one === dish} onClick={() => choose(one.dish)}>
            <strong>{quieten(one.dish)}</strong>
            <span>
              {scoreWord(one.score, words)} · {quieten(one.section)}
            </span>
          </button>
          {one === dish && one.said && <p className="explore-said">{one.said}</p>}
        </li>
      ))}
    </ul>
  )
  return (
    <div className="explore-sides">
      <ExplorePicture
        dish={{ name: dish.dish, outline: dish.outline }}
        wine={{ name: found.wine, outline: dish.wine_outline }}
      />
      <div className="explore-list">
        <h2>{explore.dishesFor(found.wine)}</h2>
        {list(found.dishes)}
        {found.avoid.length > 0 && (
          <>
            <h2>{explore.avoid}</h2>
            {list(found.avoid)}
          </>
        )}
      </div>
    </div>
  )
}
