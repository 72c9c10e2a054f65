/** All there is to know about one pair. */
import { useState } from 'react'
import type { DishInput } from '../../contract/requests.ts'
import type { DishResult, Recommendation } from '../../contract/results.ts'
import { WhyNotAnswer } from '../answers/why-not-answer.tsx'
import { useWords } from '../words/speech.tsx'
import { AbrazoFigure } from './abrazo-figure.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { PartsList } from './parts-list.tsx'
import { ServingCard } from './serving-card.tsx'
import './wine-detail.css'

interface Props {
  dish: DishInput
  result: DishResult
  wine: Recommendation
}

export function WineDetail({ dish, result, wine }: Props) {
  const words = useWords()
  const [asked, setAsked] = useState(false)
  return (
    <div className="wine-detail">
      <div className="wine-detail-side">
        <AbrazoFigure dish={dish} outline={result.outline} wine={wine} />
        <EvidenceList evidence={wine.evidence} />
      </div>
      <div className="wine-detail-side">
        <ServingCard serving={wine.serve} />
        <PartsList wine={wine} />
      </div>
      {wine.rank > 1 && (
        <div className="wine-detail-why">
          {asked ? (
            <WhyNotAnswer dish={dish} wine={wine.wine} />
          ) : (
            <button type="button" className="question-more" onClick={() => setAsked(true)}>
              {words.wine.whyNotFirst}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
