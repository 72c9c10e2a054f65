/** All there is to know about one pair. */
import { useState } from 'react'
import type { DishResult, Recommendation } from '../../contract/results.ts'
import { WhyNotAnswer } from '../answers/why-not-answer.tsx'
import { useWords } from '../words/speech.tsx'
import { AbrazoFigure } from './abrazo-figure.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { PartsList } from './parts-list.tsx'
import { ServingCard } from './serving-card.tsx'
import './wine-detail.css'

export function WineDetail({ dish, wine }: { dish: DishResult; wine: Recommendation }) {
  const words = useWords()
  const [asked, setAsked] = useState(false)
  return (
    <div className="wine-detail">
      <AbrazoFigure dish={dish} wine={wine} />
      <ServingCard serving={wine.serve} />
      <EvidenceList evidence={wine.evidence} />
      <PartsList wine={wine} />
      {wine.rank > 1 && (
        <div className="wine-detail-why">
          {asked ? (
            <WhyNotAnswer dish={dish.dish} wine={wine.wine} />
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
