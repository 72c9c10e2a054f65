/** How many were right, and what to go over again. */
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { QuizQuestion } from '../../contract/learn.ts'
import '../shell/button.css'
import './quiz.css'
import { useLearnWords } from './words.ts'

interface Props {
  questions: readonly QuizQuestion[]
  answers: readonly number[]
  onAgain: () => void
}

export function QuizResult({ questions, answers, onAgain }: Props) {
  const { quiz } = useLearnWords()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const missed = questions.filter(({ right }, i) => answers[i] !== right)
  const right = questions.length - missed.length
  const step = Math.min(
    quiz.verdict.length - 1,
    Math.floor((right / Math.max(1, questions.length)) * quiz.verdict.length),
  )
  return (
    <section className="quiz">
      <h2 ref={head} tabIndex={-1} className="quiz-result">
        {quiz.result(right, questions.length)}
      </h2>
      <p className="quiz-verdict">{quiz.verdict[step]}</p>
      {missed.length > 0 && (
        <>
          <h3 className="label">{quiz.missed}</h3>
          <ul className="quiz-missed">
            {missed.map(({ id, text, options, right: answer, explanation }) => (
              <li key={id}>
                <p>{text}</p>
                <strong>{options[answer]}</strong>
                <p>{explanation}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="quiz-ways">
        <button type="button" className="button button-strong" onClick={onAgain}>
          {quiz.again}
        </button>
        <Link className="button" to="/aprende">
          {quiz.toLearn}
        </Link>
      </p>
    </section>
  )
}
