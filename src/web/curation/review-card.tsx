/** One dish and one question: does its first wine go? */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReviewItem } from '../../contract/house/curation.ts'
import { useHouse } from '../api/house.ts'
import '../shell/button.css'
import { StateMark, type Tone } from '../shell/state-mark.tsx'
import { scoreWord } from '../wine/score-word.tsx'
import { quieten, quietenName } from '../words/plain.ts'
import { useWords } from '../words/speech.tsx'
import type { Decisions } from './use-decisions.ts'
import { VetoDialog } from './veto-dialog.tsx'
import { useCurationWords } from './words.ts'

const TONES: Record<ReviewItem['reasons'][number], Tone> = {
  pinned_wine_gone: 'wrong',
  disliked: 'wrong',
  nothing_fits: 'asks',
  low_confidence: 'asks',
  unread_words: 'asks',
  never_reviewed: 'quiet',
}

export function ReviewCard({ item, decisions }: { item: ReviewItem; decisions: Decisions }) {
  const all = useWords()
  const { review: words, veto } = useCurationWords()
  const { slug } = useHouse()
  const [isVetoing, setIsVetoing] = useState(false)
  const dish = quieten(item.dish)
  const { best } = item
  const wine = best ? quietenName(best.wine) : ''
  return (
    <li className="review-card">
      <header>
        <h2>{dish}</h2>
        <ul>
          {item.reasons.map((reason) => (
            <li key={reason}>
              <StateMark tone={TONES[reason]}>
                {reason === 'unread_words' && item.unread.length > 0
                  ? words.unread(item.unread.map((word) => word.toLowerCase()))
                  : words.reasons[reason]}
              </StateMark>
            </li>
          ))}
        </ul>
      </header>
      <p className="review-card-question">
        {best ? (
          <>
            {words.question(wine)} <b>{scoreWord(best.score, all)}</b>
          </>
        ) : (
          words.noWine
        )}
      </p>
      <div className="review-card-ways">
        {best && (
          <>
            <button
              type="button"
              className="button button-strong"
              aria-label={words.yesLabel(wine, dish)}
              onClick={() =>
                decisions.decide(item.dish_id, best.wine_id, { state: 'approve' }, null, words.approved(wine, dish))
              }
            >
              {words.yes}
            </button>
            <button
              type="button"
              className="button"
              aria-label={words.noLabel(wine, dish)}
              onClick={() => setIsVetoing(true)}
            >
              {words.no}
            </button>
          </>
        )}
        <Link
          className="button review-card-see"
          to="/casa/$slug/maridajes/$dish"
          params={{ slug, dish: item.dish_id }}
          aria-label={`${words.see}: ${dish}`}
        >
          {words.see}
        </Link>
      </div>
      {isVetoing && best && (
        <VetoDialog
          wine={wine}
          onClose={() => setIsVetoing(false)}
          onVeto={(reason) => {
            setIsVetoing(false)
            decisions.decide(
              item.dish_id,
              best.wine_id,
              { state: 'veto', note: { es: reason, en: reason } },
              null,
              veto.done(wine),
            )
          }}
        />
      )}
    </li>
  )
}
