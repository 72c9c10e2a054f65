/** What else goes: one line each, opened in the place above. */

import { scoreWord } from '../wine/score-word.tsx'
import { quietenName } from '../words/plain.ts'
import { useWords } from '../words/speech.tsx'
import type { Answer } from './answers.ts'
import './other-answers.css'
import { useService } from './use-service.ts'
import { WineDropOf } from './wine-drop-of.tsx'
import { WinePrices } from './wine-prices.tsx'
import { useServiceWords } from './words.ts'

interface Props {
  answers: readonly Answer[]
  opened: number | null
  onOpen: (wine: number) => void
}

export function OtherAnswers({ answers, opened, onOpen }: Props) {
  const words = useServiceWords()
  const all = useWords()
  const { bundle } = useService()
  return (
    <section className="other-answers" aria-label={words.answers.more}>
      <h2>{words.answers.more}</h2>
      <ul>
        {answers.map((answer) => {
          const wine = bundle.wines[answer.wine]
          return (
            <li key={answer.wine}>
              <button type="button" aria-pressed={opened === answer.wine} onClick={() => onOpen(answer.wine)}>
                <span className="other-answers-name">
                  <WineDropOf colour={wine?.colour ?? null} /> {quietenName(wine?.name ?? '')}
                </span>
                <span className="other-answers-facts">
                  <b>{scoreWord(answer.score, all)}</b> · <WinePrices wine={answer.wine} />
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
