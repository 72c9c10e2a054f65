/** One answer in full: the wine, the sentence to say aloud, how to serve it, and what the table did with it. */
import type { Lang } from '../../contract/requests.ts'
import { quieten, quietenName } from '../words/plain.ts'
import { useLang } from '../words/speech.tsx'
import './answer-panel.css'
import type { Answer } from './answers.ts'
import { ServeLine } from './serve-line.tsx'
import { type Standing, sentence, wineInSentence } from './spoken.ts'
import { TookButtons } from './took-buttons.tsx'
import { useService } from './use-service.ts'
import { useServiceWords } from './words.ts'

/** From here on it is called very good. */
const GOES_VERY_WELL = 0.65

interface Props {
  answer: Answer
  dish: number
  /** the guest asked for something, and this is near to it */
  isAsked: boolean
  sayLang: Lang
}

export function AnswerPanel({ answer, dish, isAsked, sayLang }: Props) {
  const { answers: words } = useServiceWords()
  const lang = useLang()
  const { bundle } = useService()
  const wine = bundle.wines[answer.wine]
  const dishName = bundle.dishes[dish]?.dish ?? ''
  if (!wine) return null
  const gone = answer.insteadOf === null ? null : bundle.wines[answer.insteadOf]
  const standing = isAsked ? 'nearest' : standingOf(answer)
  const reason = bundle.sentences[answer.reason]?.[sayLang] ?? ''
  return (
    <article className="answer-panel">
      <h2>{quietenName(wine.name)}</h2>
      {answer.isPinned && <p className="answer-panel-house">{words.house}</p>}
      {gone && <p className="answer-panel-instead">{words.instead(wineInSentence(gone.name))}</p>}
      <blockquote lang={sayLang}>{sentence({ dish: dishName, wine: wine.name, reason, standing }, sayLang)}</blockquote>
      <ServeLine wine={answer.wine} lang={lang} />
      <TookButtons answer={answer} dish={dish} dishName={quieten(dishName)} />
    </article>
  )
}

function standingOf({ isPinned, rank, score }: Answer): Standing {
  if (isPinned) return 'house'
  if (rank === 1) return 'first'
  return score >= GOES_VERY_WELL ? 'good' : 'other'
}
