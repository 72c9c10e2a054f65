/** One question: choose, answer, read why. Digits choose, Enter answers and goes on. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { QuizQuestion } from '../../contract/learn.ts'
import '../shell/button.css'
import './quiz.css'
import { useLearnWords } from './words.ts'

interface Props {
  question: QuizQuestion
  at: number
  all: number
  /** null: not yet */
  answered: number | null
  onAnswer: (option: number) => void
  onNext: () => void
}

export function QuizQuestionSheet({ question, at, all, answered, onAnswer, onNext }: Props) {
  const { quiz } = useLearnWords()
  const id = useId()
  const [chosen, choose] = useState<number | null>(null)
  const first = useRef<HTMLLegendElement>(null)
  const next = useRef<HTMLButtonElement>(null)
  const fields = useRef<(HTMLInputElement | null)[]>([])
  const { text, options, right, explanation } = question
  useEffect(() => {
    // The first question comes with the page; later ones come to where the eyes are.
    if (at > 0) first.current?.focus()
  }, [at])
  useEffect(() => {
    if (answered !== null) next.current?.focus()
  }, [answered])
  useEffect(() => {
    if (answered !== null) return
    const pick = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const option = Number(key) - 1
      if (ctrlKey || metaKey || altKey || options[option] === undefined) return
      choose(option)
      // So that Enter answers.
      fields.current[option]?.focus()
    }
    addEventListener('keydown', pick)
    return () => removeEventListener('keydown', pick)
  }, [answered, options])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (answered === null && chosen !== null) onAnswer(chosen)
  }
  return (
    <form className="quiz" onSubmit={submit}>
      <p className="quiz-at">
        {quiz.of(at + 1, all)}
        <progress value={at + (answered === null ? 0 : 1)} max={all} aria-hidden="true" />
      </p>
      <fieldset disabled={answered !== null}>
        <legend ref={first} tabIndex={-1}>
          {text}
        </legend>
        {options.map((option, i) => (
          <label key={option} data-right={answered !== null && i === right} data-wrong={answered === i && i !== right}>
            <input
              ref={(field) => {
                fields.current[i] = field
              }}
              type="radio"
              name={id}
              checked={chosen === i}
              onChange={() => choose(i)}
            />
            <span className="quiz-digit" aria-hidden="true">
              {i + 1}
            </span>
            <span>{option}</span>
          </label>
        ))}
      </fieldset>
      <div role="status" className="quiz-said">
        {answered !== null && (
          <>
            <strong>{answered === right ? quiz.right : quiz.wrong(options[right] ?? '')}</strong> {explanation}
          </>
        )}
      </div>
      {answered === null ? (
        <button type="submit" className="button button-strong" aria-disabled={chosen === null}>
          {chosen === null ? quiz.choose : quiz.check}
        </button>
      ) : (
        <button type="button" ref={next} className="button button-strong" onClick={onNext}>
          {at + 1 === all ? quiz.toEnd : quiz.next}
        </button>
      )}
    </form>
  )
}
