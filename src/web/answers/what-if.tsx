/** ¿Y si…? The dish a little different, and what then comes first. */
import { type FormEvent, useId, useState } from 'react'
import type { DishInput } from '../../contract/requests.ts'
import type { DishResult } from '../../contract/results.ts'
import '../shell/button.css'
import { useExplain } from '../state/explain.ts'
import { useLang, useWords } from '../words/speech.tsx'
import './questions.css'
import { WhatIfAnswer } from './what-if-answer.tsx'

export function WhatIf({ dish, result }: { dish: DishInput; result: DishResult }) {
  const { why } = useWords()
  const lang = useLang()
  const id = useId()
  const [change, setChange] = useState<string | null>(null)
  const [text, setText] = useState('')
  const { answer, asking, lost } = useExplain(change === null ? null : { dish, what_if: change, lang })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') setChange(text.trim())
  }
  return (
    <section className="question">
      <h4>{why.ifTitle}</h4>
      <div className="question-choices">
        {why.changes.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={change === one}
            onClick={() => setChange(change === one ? null : one)}
          >
            {one}
          </button>
        ))}
      </div>
      <form className="question-form" onSubmit={submit}>
        <label className="unseen" htmlFor={id}>
          {why.ifLabel}
        </label>
        <input
          id={id}
          value={text}
          maxLength={200}
          placeholder={why.ifPlaceholder}
          enterKeyHint="go"
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="button">
          {why.ask}
        </button>
      </form>
      <div role="status">
        {change !== null && asking && !answer && <p className="question-wait">{why.thinking}</p>}
        {change !== null && lost && !asking && <p className="question-wait">{why.lost}</p>}
        {change !== null && answer?.what_if && <WhatIfAnswer before={result} whatIf={answer.what_if} />}
      </div>
    </section>
  )
}
