/** Ten questions, one after the other, with why; at the end what to go over again. */
import { useState } from 'react'
import type { Quiz } from '../../contract/learn.ts'
import { Loaded } from '../shell/loaded.tsx'
import { useLang } from '../words/speech.tsx'
import { LearnFrame } from './learn-frame.tsx'
import { useQuiz } from './questions.ts'
import { QuizQuestionSheet } from './quiz-question.tsx'
import { QuizResult } from './quiz-result.tsx'
import { useLearnWords } from './words.ts'

const SEEDS = 1_000_000

export function QuizPage() {
  const { quiz } = useLearnWords()
  const lang = useLang()
  const [seed, setSeed] = useState(() => Math.floor(Math.random() * SEEDS))
  const query = useQuiz(seed, lang)
  return (
    <LearnFrame title={quiz.title} about={quiz.about}>
      <Loaded query={query} lines={6}>
        {(data) => <Round key={`${data.seed} ${lang}`} quiz={data} onAgain={() => setSeed((seed + 1) % SEEDS)} />}
      </Loaded>
    </LearnFrame>
  )
}

function Round({ quiz: { questions }, onAgain }: { quiz: Quiz; onAgain: () => void }) {
  /** what was answered, by question */
  const [answers, setAnswers] = useState<readonly number[]>([])
  const [at, setAt] = useState(0)
  const question = questions[at]
  if (!question) return <QuizResult questions={questions} answers={answers} onAgain={onAgain} />
  return (
    <QuizQuestionSheet
      key={question.id}
      question={question}
      at={at}
      all={questions.length}
      answered={answers[at] ?? null}
      onAnswer={(option) => setAnswers([...answers, option])}
      onNext={() => setAt(at + 1)}
    />
  )
}
