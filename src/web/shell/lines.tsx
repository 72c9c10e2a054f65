/** The shape of a list before it is here. */
import { useHouseWords } from '../house/words.ts'
import './lines.css'

export function Lines({ n }: { n: number }) {
  const { state } = useHouseWords()
  return (
    <div className="lines" role="status" aria-busy="true">
      <span className="unseen">{state.loading}</span>
      {Array.from({ length: n }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <span key={index} className="lines-one" />
      ))}
    </div>
  )
}
