/** What was just decided, and the way back. */
import { Said } from '../shell/said.tsx'
import './done-bar.css'
import type { Decisions } from './use-decisions.ts'
import { useCurationWords } from './words.ts'

export function DoneBar({ decisions }: { decisions: Decisions }) {
  const words = useCurationWords()
  const { done, error, isBusy } = decisions
  return (
    <div className="done-place">
      <Said error={error} instead={{ conflict: words.dish.conflict }} />
      <div role="status">
        {done && (
          <p className="done-bar slate">
            <span>{done.text}</span>
            {done.text !== words.undone && (
              <button type="button" aria-disabled={isBusy} onClick={done.undo}>
                {words.undo}
              </button>
            )}
          </p>
        )}
      </div>
    </div>
  )
}
