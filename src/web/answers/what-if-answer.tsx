/** The first three wines of the changed dish, and where they stood before. */
import type { DishResult, ExplainResponse, Recommendation } from '../../contract/results.ts'
import { scoreWord } from '../wine/score-word.tsx'
import { quietenName } from '../words/plain.ts'
import { useWords } from '../words/speech.tsx'

const SHOWN = 3

interface Props {
  before: DishResult
  whatIf: NonNullable<ExplainResponse['what_if']>
}

export function WhatIfAnswer({ before, whatIf }: Props) {
  const words = useWords()
  const first = whatIf.result.recommendations.slice(0, SHOWN)
  const stood = ({ row, rank }: Recommendation) => {
    const earlier = before.recommendations.find((wine) => wine.row === row)
    if (!earlier) return words.why.wasNot
    return earlier.rank === rank ? words.why.same : words.why.was(earlier.rank)
  }
  return (
    <div className="question-answer">
      <p>{whatIf.text}</p>
      {whatIf.understood && first.length > 0 && (
        <ol aria-label={words.why.nowFirst}>
          {first.map((wine) => (
            <li key={wine.row}>
              <span className="question-rank">{wine.rank}</span>
              <span>
                <b>{quietenName(wine.wine)}</b>
                <small>
                  {scoreWord(wine.score, words)} · {stood(wine)}
                </small>
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
