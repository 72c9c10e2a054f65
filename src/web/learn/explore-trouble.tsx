/** The server did not answer: what that means, and a way on. */
import type { Trouble } from '../api/trouble.ts'
import { useHouseWords } from '../house/words.ts'
import '../shell/button.css'
import { Empty } from '../shell/empty.tsx'

export function ExploreTrouble({ trouble, onAgain }: { trouble: Trouble; onAgain: () => void }) {
  const words = useHouseWords()
  return (
    <Empty title={words.trouble[trouble.kind]} text={trouble.message}>
      <button type="button" className="button" onClick={onAgain}>
        {words.state.again}
      </button>
    </Empty>
  )
}
