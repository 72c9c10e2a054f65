/** The dishes that somebody should look at, the most pressing first: one decision a card. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReviewItem } from '../../contract/house/curation.ts'
import { useHouse } from '../api/house.ts'
import '../shell/button.css'
import { Empty } from '../shell/empty.tsx'
import '../shell/filter-chips.css'
import { Loaded } from '../shell/loaded.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { DoneBar } from './done-bar.tsx'
import { reviewQuery } from './questions.ts'
import { ReviewCard } from './review-card.tsx'
import './review.css'
import { useDecisions } from './use-decisions.ts'
import { WaitingModel } from './waiting-model.tsx'
import { useCurationWords } from './words.ts'

type Reason = ReviewItem['reasons'][number]
/** What weighs most stands first, as on the server. */
const REASONS: readonly Reason[] = [
  'pinned_wine_gone',
  'disliked',
  'nothing_fits',
  'low_confidence',
  'unread_words',
  'never_reviewed',
]
const AT_FIRST = 12

export function ReviewPage() {
  const { review: words, undone } = useCurationWords()
  const { slug } = useHouse()
  const items = useQuery(reviewQuery(slug))
  const decisions = useDecisions(undone)
  const [reason, setReason] = useState<Reason | null>(null)
  const [shown, setShown] = useState(AT_FIRST)
  return (
    <>
      <PageHead title={words.title} about={words.about} />
      <WaitingModel />
      <Loaded query={items}>
        {(all) => {
          const wanted = all.filter(({ reasons }) => reason === null || reasons.includes(reason))
          return all.length === 0 ? (
            <Empty title={words.emptyTitle} text={words.empty}>
              <Link className="button" to="/casa/$slug/maridajes" params={{ slug }}>
                {words.toPairings}
              </Link>
            </Empty>
          ) : (
            <div className="review">
              <p role="status">{words.left(all.length)}</p>
              <ReasonChips items={all} chosen={reason} onChoose={setReason} />
              <ul className="review-cards">
                {wanted.slice(0, shown).map((item) => (
                  <ReviewCard key={item.dish_id} item={item} decisions={decisions} />
                ))}
              </ul>
              {wanted.length > shown && (
                <button type="button" className="button" onClick={() => setShown(shown + AT_FIRST)}>
                  {words.more(wanted.length - shown)}
                </button>
              )}
            </div>
          )
        }}
      </Loaded>
      <DoneBar decisions={decisions} />
    </>
  )
}

interface ChipsProps {
  items: readonly ReviewItem[]
  chosen: Reason | null
  onChoose: (reason: Reason | null) => void
}

function ReasonChips({ items, chosen, onChoose }: ChipsProps) {
  const { review: words } = useCurationWords()
  const count = (reason: Reason) => items.filter(({ reasons }) => reasons.includes(reason)).length
  const present = REASONS.filter((reason) => count(reason) > 0)
  if (present.length < 2) return null
  return (
    <fieldset className="filter-chips">
      <legend className="unseen">{words.filter}</legend>
      <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        {words.all} <span>{items.length}</span>
      </button>
      {present.map((reason) => (
        <button key={reason} type="button" aria-pressed={chosen === reason} onClick={() => onChoose(reason)}>
          {words.reasons[reason]} <span>{count(reason)}</span>
        </button>
      ))}
    </fieldset>
  )
}
