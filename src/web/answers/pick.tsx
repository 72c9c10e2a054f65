/** One of the answers. A wine of the ranking opens below on a tap; one from further down the list is only named. */
import type { ListWine } from '../../contract/restaurant.ts'
import type { Recommendation } from '../../contract/results.ts'
import { scoreWord } from '../wine/score-word.tsx'
import { sayPrice } from '../words/money.ts'
import { quietenName } from '../words/plain.ts'
import { useLang, useWords } from '../words/speech.tsx'

interface Props {
  kind: 'safe' | 'bold' | 'glass'
  wine: Recommendation | ListWine
  onSee: (row: number) => void
}

export function Pick({ kind, wine, onSee }: Props) {
  const lang = useLang()
  const words = useWords()
  const price = kind === 'glass' ? wine.glass_price : wine.price
  const ranked = 'rank' in wine ? wine : null
  const lines = (
    <>
      <span className="pick-name">{quietenName('name' in wine ? wine.name : wine.wine)}</span>
      <span className="pick-facts">
        {ranked && <strong>{scoreWord(ranked.score, words)}</strong>}
        {wine.style_class && <span>{words.styleClass[wine.style_class]}</span>}
        {price && <span>{kind === 'glass' ? words.wine.glass(sayPrice(price, lang)) : sayPrice(price, lang)}</span>}
      </span>
    </>
  )
  return (
    <div className="pick" data-kind={kind}>
      <h4 className="label">{words.picks[kind]}</h4>
      {ranked ? (
        <button type="button" className="pick-see" onClick={() => onSee(ranked.row)}>
          {lines}
        </button>
      ) : (
        <p className="pick-see">{lines}</p>
      )}
    </div>
  )
}
