/** A dish beside the wines of the demo, as it is and as it might be. */
import { useState } from 'react'
import type { DishInput } from '../../contract/requests.ts'
import type { DishResult } from '../../contract/results.ts'
import { Empty } from '../shell/empty.tsx'
import { Lines } from '../shell/lines.tsx'
import { useDebounced } from '../state/debounced.ts'
import { useExplain } from '../state/explain.ts'
import { usePairing } from '../state/pairing.ts'
import { ColourDrop } from '../wine/colour-drop.tsx'
import { Says } from '../wine/says.tsx'
import { scoreWord } from '../wine/score-word.tsx'
import { quietenName } from '../words/plain.ts'
import { useLang, useWords } from '../words/speech.tsx'
import './explore.css'
import { ExploreField } from './explore-field.tsx'
import { ExplorePicture } from './explore-picture.tsx'
import { ExploreTrouble } from './explore-trouble.tsx'
import { useLearnWords } from './words.ts'

const REST_MS = 250
const SHOWN = 5
const NOTHING_ASKED = {}

export function ExploreDish() {
  const lang = useLang()
  const { explore } = useLearnWords()
  const { why } = useWords()
  const [text, setText] = useState<string>(explore.dishes[0] ?? '')
  const [change, setChange] = useState<string | null>(null)
  const settled = useDebounced(text.trim(), REST_MS)
  const dish: DishInput = { dish: settled }
  const { response, trouble, retry } = usePairing({
    dishes: settled === '' ? [] : [dish],
    lang,
    constraints: NOTHING_ASKED,
  })
  const { answer } = useExplain(change === null || settled === '' ? null : { dish, what_if: change, lang })
  const asIs = response?.results[0] ?? null
  const moved = change === null ? null : (answer?.what_if ?? null)
  const result = moved?.understood ? moved.result : asIs
  const write = (value: string) => {
    setText(value)
    setChange(null)
  }
  return (
    <>
      <ExploreField
        label={explore.dish}
        hint={explore.dishHint}
        examples={explore.dishes}
        value={text}
        onChange={write}
      />
      {settled === '' ? (
        <Empty title={explore.empty} text={explore.emptyDish} />
      ) : trouble && !asIs ? (
        <ExploreTrouble trouble={trouble} onAgain={retry} />
      ) : !result || !asIs ? (
        <Lines n={6} />
      ) : result.recommendations.length === 0 ? (
        <Empty title={explore.noDish} text={result.notes[0]?.text ?? explore.noDishHint} />
      ) : (
        <>
          <fieldset className="explore-change">
            <legend className="label">{explore.change}</legend>
            <div className="learn-choices">
              {[null, ...why.changes].map((one) => (
                <button key={one ?? ''} type="button" aria-pressed={change === one} onClick={() => setChange(one)}>
                  {one ?? explore.asIs}
                </button>
              ))}
            </div>
          </fieldset>
          <p role="status" className="explore-moved">
            {moved && (moved.understood ? moved.text : explore.notUnderstood)}
          </p>
          <Sides
            key={settled}
            dish={change === null ? settled : `${settled}, ${change}`}
            result={result}
            list={response?.list.name ?? ''}
          />
        </>
      )}
    </>
  )
}

function Sides({ dish, result, list }: { dish: string; result: DishResult; list: string }) {
  const words = useWords()
  const { explore } = useLearnWords()
  const [chosen, choose] = useState<number | null>(null)
  const { recommendations, outline, picks } = result
  const wine = recommendations.find(({ row }) => row === chosen) ?? recommendations[0]
  if (!wine) return null
  const shown = recommendations.slice(0, SHOWN)
  const wines = shown.includes(wine) ? shown : [...shown.slice(0, -1), wine]
  return (
    <div className="explore-sides">
      <ExplorePicture dish={{ name: dish, outline }} wine={{ name: wine.wine, outline: wine.outline }} />
      <div className="explore-list">
        <h2>{explore.winesOf(list)}</h2>
        <ul>
          {wines.map((one) => (
            <li key={one.row}>
              <button type="button" aria-pressed={one === wine} onClick={() => choose(one.row)}>
                <ColourDrop colour={one.colour} />
                <strong>{quietenName(one.wine)}</strong>
                <span>
                  {scoreWord(one.score, words)} · {words.styleClass[one.style_class]}
                </span>
              </button>
              {one === wine && <Says reasons={one.reasons.slice(0, 2)} cautions={one.cautions.slice(0, 1)} />}
            </li>
          ))}
        </ul>
        {picks.no_alcohol && (
          <p className="explore-none">
            <b className="label">{explore.noAlcohol}</b> {picks.no_alcohol}
          </p>
        )}
      </div>
    </div>
  )
}
