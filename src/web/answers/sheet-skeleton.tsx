/** A sheet that is being written: the same places, still blank. */
import { quieten } from '../words/plain.ts'
import { useWords } from '../words/speech.tsx'
import '../menu/menu-skeleton.css'
import './dish-sheet.css'
import './sheet-skeleton.css'

const PICKS = ['safe', 'bold', 'glass', 'none'] as const
const WINES = [1, 2, 3, 4] as const

export function SheetSkeleton({ dish }: { dish: string }) {
  const { answers } = useWords()
  return (
    <article className="dish-sheet sheet-skeleton" aria-label={answers.loading}>
      <header>
        <h3>{quieten(dish)}</h3>
        <span className="blank" />
      </header>
      <div className="picks" aria-hidden="true">
        {PICKS.map((pick) => (
          <div key={pick} className="pick">
            <span className="blank" />
            <span className="blank sheet-skeleton-two" />
          </div>
        ))}
      </div>
      <div aria-hidden="true">
        {WINES.map((wine) => (
          <div key={wine} className="sheet-skeleton-wine">
            <span className="blank" />
            <span className="blank" />
            <span className="blank" />
          </div>
        ))}
      </div>
    </article>
  )
}
