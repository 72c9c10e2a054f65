/** What keeps a wine from the first place. */
import type { DishInput } from '../../contract/requests.ts'
import { useExplain } from '../state/explain.ts'
import { scoreWord } from '../wine/score-word.tsx'
import { useLang, useWords } from '../words/speech.tsx'
import './questions.css'

export function WhyNotAnswer({ dish, wine }: { dish: DishInput; wine: string }) {
  const words = useWords()
  const lang = useLang()
  const { answer, asking, lost } = useExplain({ dish, why_not: wine, lang })
  const whyNot = answer?.why_not
  return (
    <div role="status">
      {asking && !answer && <p className="question-wait">{words.why.thinking}</p>}
      {lost && !asking && <p className="question-wait">{words.why.lost}</p>}
      {answer && !whyNot && <p className="question-wait">{words.why.notFound}</p>}
      {whyNot && (
        <div className="question-answer">
          <p>
            {whyNot.text} <span className="question-score">{scoreWord(whyNot.score, words)}.</span>
          </p>
          {whyNot.differences.length > 0 && (
            <ul>
              {whyNot.differences.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  )
}
