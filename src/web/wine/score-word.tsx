/** A score is a word first; the number comes when asked for. */
import { useState } from 'react'
import type { Words } from '../words/es.ts'
import { useWords } from '../words/speech.tsx'
import './score-word.css'

/** From best to least: the score a word begins at. */
const STEPS = [
  { from: 0.8, word: 'excellent', dots: 4 },
  { from: 0.65, word: 'veryGood', dots: 3 },
  { from: 0.5, word: 'good', dots: 2 },
  { from: 0, word: 'careful', dots: 1 },
] as const
const DOTS = [1, 2, 3, 4] as const

export function ScoreWord({ score, uncertainty }: { score: number; uncertainty: number }) {
  const words = useWords()
  const [numberShown, setNumberShown] = useState(false)
  const { word, dots } = stepOf(score)
  return (
    <button
      type="button"
      className="score-word"
      aria-expanded={numberShown}
      title={words.score.show}
      onClick={() => setNumberShown(!numberShown)}
    >
      <span className="score-word-dots" aria-hidden="true">
        {DOTS.map((dot) => (
          <i key={dot} data-full={dot <= dots} />
        ))}
      </span>
      {words.score[word]}
      {numberShown && (
        <span className="score-word-number">
          {words.score.number(percent(score))} {words.score.doubt(percent(uncertainty))}
        </span>
      )}
    </button>
  )
}

export function scoreWord(score: number, words: Words): string {
  return words.score[stepOf(score).word]
}

function stepOf(score: number): (typeof STEPS)[number] {
  return STEPS.find(({ from }) => score >= from) ?? STEPS[3]
}

function percent(share: number): number {
  return Math.round(share * 100)
}
