/** A quiz. */
export function QuizPage() {
  return <main />
}
