/** One of the answers; a tap opens the wine below. */
import type { Recommendation } from '../../contract/results.ts'
import { scoreWord } from '../wine/score-word.tsx'
import { sayPrice } from '../words/money.ts'
import { useLang, useWords } from '../words/speech.tsx'

interface Props {
  kind: 'safe' | 'bold' | 'glass'
  wine: Recommendation
  onSee: () => void
}

export function Pick({ kind, wine, onSee }: Props) {
  const lang = useLang()
  const words = useWords()
  const price = kind === 'glass' ? wine.glass_price : wine.price
  return (
    <div className="pick" data-kind={kind}>
      <h4 className="label">{words.picks[kind]}</h4>
      <button type="button" className="pick-see" onClick={onSee}>
        <span className="pick-name">{wine.wine}</span>
        <span className="pick-facts">
          <strong>{scoreWord(wine.score, words)}</strong>
          <span>{words.styleClass[wine.style_class]}</span>
          {price !== undefined && (
            <span>{kind === 'glass' ? words.wine.glass(sayPrice(price, lang)) : sayPrice(price, lang)}</span>
          )}
        </span>
      </button>
    </div>
  )
}
