/** The three answers side by side, all in sight; one of them is spoken below. */

import { scoreWord } from '../wine/score-word.tsx'
import { useWords } from '../words/speech.tsx'
import type { Answer } from './answers.ts'
import './answer-strip.css'
import { wineInSentence } from './spoken.ts'
import { useService } from './use-service.ts'
import { WineDropOf } from './wine-drop-of.tsx'
import { useServiceWords } from './words.ts'

interface Props {
  label: string
  answers: readonly Answer[]
  /** the guest asked for something: these are the nearest, not safe, bold, by the glass */
  isAsked: boolean
  opened: number | null
  onOpen: (wine: number) => void
}

export function AnswerStrip({ label, answers, isAsked, opened, onOpen }: Props) {
  const words = useServiceWords()
  const all = useWords()
  const { bundle } = useService()
  const nameOf = ({ kind }: Answer, place: number) =>
    !isAsked ? words.answers[kind] : place === 0 ? words.guest.nearest : words.answers.other
  return (
    <fieldset className="answer-strip">
      <legend className="unseen">{label}</legend>
      {answers.map((answer, place) => {
        const wine = bundle.wines[answer.wine]
        return (
          <button
            key={answer.wine}
            type="button"
            data-kind={answer.kind}
            aria-pressed={opened === answer.wine}
            onClick={() => onOpen(answer.wine)}
          >
            <span className="label">{nameOf(answer, place)}</span>
            <span className="answer-strip-name">{wineInSentence(wine?.name ?? '')}</span>
            <span className="answer-strip-score">
              <WineDropOf colour={wine?.colour ?? null} /> {scoreWord(answer.score, all)}
            </span>
          </button>
        )
      })}
    </fieldset>
  )
}
