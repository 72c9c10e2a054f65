/** One answer: the wine, the sentence to say aloud, how to serve it, and what the table did with it. */
import type { Lang } from '../../contract/requests.ts'
import '../shell/button.css'
import { scoreWord } from '../wine/score-word.tsx'
import { quieten, quietenName } from '../words/plain.ts'
import { useLang, useWords } from '../words/speech.tsx'
import type { Answer } from './answers.ts'
import './answer-card.css'
import { ServeLine } from './serve-line.tsx'
import { sentence, wineInSentence } from './spoken.ts'
import { TookButtons } from './took-buttons.tsx'
import { useService } from './use-service.ts'
import { WineDropOf } from './wine-drop-of.tsx'
import { WinePrices } from './wine-prices.tsx'
import { useServiceWords } from './words.ts'

interface Props {
  answer: Answer
  dish: number
  /** the first of what the guest asked for */
  isNearest: boolean
  isOpen: boolean
  sayLang: Lang
  onOpen: () => void
}

export function AnswerCard({ answer, dish, isNearest, isOpen, sayLang, onOpen }: Props) {
  const words = useServiceWords()
  const all = useWords()
  const lang = useLang()
  const { bundle } = useService()
  const wine = bundle.wines[answer.wine]
  const dishName = bundle.dishes[dish]?.dish ?? ''
  if (!wine) return null
  const name = quietenName(wine.name)
  const gone = answer.insteadOf === null ? null : bundle.wines[answer.insteadOf]
  const reason = bundle.sentences[answer.reason]?.[sayLang] ?? ''
  return (
    <article className="answer-card" data-kind={answer.kind} data-open={isOpen}>
      <h2>
        <button type="button" aria-expanded={isOpen} onClick={onOpen}>
          <span className="answer-card-top">
            <span className="label">{isNearest ? words.guest.nearest : words.answers[answer.kind]}</span>
            <span className="answer-card-score">{scoreWord(answer.score, all)}</span>
          </span>
          <span className="answer-card-name">
            <WineDropOf colour={wine.colour} /> {name}
          </span>
          {(!isOpen || answer.isPinned) && (
            <span className="answer-card-prices">
              {!isOpen && <WinePrices wine={answer.wine} />}
              {answer.isPinned && <em> {words.answers.house}</em>}
            </span>
          )}
        </button>
      </h2>
      {isOpen && (
        <div className="answer-card-body">
          {gone && <p className="answer-card-instead">{words.answers.instead(wineInSentence(gone.name))}</p>}
          <blockquote lang={sayLang}>{sentence(dishName, wine.name, reason, sayLang)}</blockquote>
          <ServeLine wine={answer.wine} lang={lang} />
          <TookButtons answer={answer} dish={dish} dishName={quieten(dishName)} />
        </div>
      )}
    </article>
  )
}
