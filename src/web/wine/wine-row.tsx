/** A wine of the ranking: name and price, what it is, how well it goes in a word, why, and what to mind. */
import { useId } from 'react'
import type { DishInput } from '../../contract/requests.ts'
import type { DishResult, Reason, Recommendation } from '../../contract/results.ts'
import { ChevronIcon } from '../shell/icons.tsx'
import { sayPrice } from '../words/money.ts'
import { looksLikeId, quietenName } from '../words/plain.ts'
import { useLang, useWords } from '../words/speech.tsx'
import { AbrazoMark } from './abrazo-mark.tsx'
import { ColourDrop } from './colour-drop.tsx'
import { Says } from './says.tsx'
import { ScoreWord } from './score-word.tsx'
import { WineDetail } from './wine-detail.tsx'
import '../menu/dots.css'
import './wine-row.css'

const CAUTIONS_AT_FIRST = 1

interface Props {
  dish: DishInput
  result: DishResult
  wine: Recommendation
  /** reasons worth saying while it is closed */
  news: readonly Reason[]
  open: boolean
  onToggle: () => void
}

export function WineRow({ dish, result, wine, news, open, onToggle }: Props) {
  const words = useWords()
  const lang = useLang()
  const id = useId()
  const facts = [
    looksLikeId(wine.style) ? words.styleClass[wine.style_class] : wine.style,
    wine.glass_price === undefined ? '' : words.wine.glass(sayPrice(wine.glass_price, lang)),
    wine.house ? words.wine.house[wine.house] : '',
  ].filter((fact) => fact !== '')
  return (
    <li className="wine-row" data-row={wine.row}>
      <span className="wine-row-rank">{wine.rank}</span>
      <div className="wine-row-body">
        <p className="wine-row-line">
          <span className="wine-row-name">{quietenName(wine.wine)}</span>
          <span className="dots" aria-hidden="true" />
          {wine.price !== undefined && <span className="wine-row-price">{sayPrice(wine.price, lang)}</span>}
        </p>
        <p className="wine-row-facts">
          <ColourDrop colour={wine.colour} />
          {facts.join(' · ')}
        </p>
        <ScoreWord score={wine.score} uncertainty={wine.uncertainty} />
        <Says
          reasons={open ? wine.reasons : news}
          cautions={wine.cautions.slice(0, open ? undefined : CAUTIONS_AT_FIRST)}
        />
        <button type="button" className="wine-row-more" aria-expanded={open} aria-controls={id} onClick={onToggle}>
          <AbrazoMark dish={result.outline} wine={wine.outline} />
          <span>{open ? words.wine.close : words.wine.open}</span>
          <ChevronIcon />
        </button>
        <div id={id}>{open && <WineDetail dish={dish} result={result} wine={wine} />}</div>
      </div>
    </li>
  )
}
