/** A newer page stands ready: taken when the waiter has a hand free. */
import type { Shell } from '../offline/use-shell.ts'
import '../shell/button.css'
import './update-bar.css'
import { useServiceWords } from './words.ts'

export function UpdateBar({ shell }: { shell: Shell }) {
  const { update } = useServiceWords()
  return (
    <div role="status">
      {shell.hasUpdate && (
        <div className="update-bar">
          <p>
            <strong>{update.ready}</strong> {update.safe}
          </p>
          <button type="button" className="button" onClick={shell.takeUpdate}>
            {update.take}
          </button>
        </div>
      )}
    </div>
  )
}
