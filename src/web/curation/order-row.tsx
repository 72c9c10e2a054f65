/** A wine in the order: its place, its word, what the house decided; opened, the decisions and the why. */
import { useId } from 'react'
import type { Curation, HousePairing } from '../../contract/house/curation.ts'
import type { Recommendation } from '../../contract/results.ts'
import { ChevronIcon, Icon } from '../shell/icons.tsx'
import { StateMark } from '../shell/state-mark.tsx'
import { ColourDrop } from '../wine/colour-drop.tsx'
import { scoreWord } from '../wine/score-word.tsx'
import { sayPrice } from '../words/money.ts'
import { quietenName } from '../words/plain.ts'
import { useLang, useWords } from '../words/speech.tsx'
import { OrderPanel } from './order-panel.tsx'
import type { Decisions } from './use-decisions.ts'
import type { useReorder } from './use-reorder.ts'
import { useCurationWords } from './words.ts'

interface Props {
  pairing: HousePairing
  wine: Recommendation
  /** from 0 */
  rank: number
  count: number
  decision: Curation | null
  isMoving: boolean
  isOpen: boolean
  handle: ReturnType<ReturnType<typeof useReorder>['handle']>
  decisions: Decisions
  onMove: (to: number) => void
  onToggle: () => void
}

export function OrderRow(props: Props) {
  const { wine, rank, decision, isMoving, isOpen, handle, onToggle } = props
  const all = useWords()
  const { dish: words } = useCurationWords()
  const lang = useLang()
  const id = useId()
  const name = quietenName(wine.wine)
  const hasNote = decision !== null && (decision.note.es !== '' || decision.note.en !== '')
  return (
    <li data-moving={isMoving}>
      <div className="order-row">
        <button
          type="button"
          className="order-handle"
          aria-label={words.move(name, rank + 1)}
          title={words.moveHint}
          {...handle}
        >
          <Icon>
            <path d="M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01" />
          </Icon>
        </button>
        <span className="order-rank" aria-hidden="true">
          {rank + 1}
        </span>
        <button
          type="button"
          className="order-open"
          aria-expanded={isOpen}
          aria-controls={id}
          title={words.openLabel(name)}
          onClick={onToggle}
        >
          <span className="order-name">
            <ColourDrop colour={wine.colour} /> {name}
          </span>
          <span className="order-facts">
            <b>{scoreWord(wine.score, all)}</b>
            {wine.price !== undefined && <span>{sayPrice(wine.price, lang)}</span>}
            {wine.house === 'pin' && <StateMark tone="well">{words.pinned(rank + 1)}</StateMark>}
            {wine.house === 'approve' && <StateMark tone="well">{words.approvedMark}</StateMark>}
            {hasNote && <span>{words.noteMark}</span>}
          </span>
          <ChevronIcon />
        </button>
      </div>
      <div id={id}>{isOpen && <OrderPanel {...props} name={name} />}</div>
    </li>
  )
}
