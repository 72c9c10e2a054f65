/** The dishes on the table: the name leads to its wines, the cross takes it away. */

import { CloseIcon } from '../shell/icons.tsx'
import { quieten } from '../words/plain.ts'
import { useWords } from '../words/speech.tsx'
import './dish-chips.css'

interface Props {
  dishes: readonly string[]
  onGo: (dish: string) => void
  onRemove: (dish: string) => void
  onClear: () => void
}

export function DishChips({ dishes, onGo, onRemove, onClear }: Props) {
  const { ask } = useWords()
  if (dishes.length === 0) return null
  return (
    <ul className="dish-chips" aria-label={ask.chosen}>
      {dishes.map((dish) => (
        <li key={dish} className="dish-chip">
          <button type="button" className="dish-chip-name" title={ask.goTo(quieten(dish))} onClick={() => onGo(dish)}>
            {quieten(dish)}
          </button>
          <button
            type="button"
            className="dish-chip-remove"
            aria-label={ask.remove(quieten(dish))}
            onClick={() => onRemove(dish)}
          >
            <CloseIcon />
          </button>
        </li>
      ))}
      {dishes.length > 1 && (
        <li>
          <button type="button" className="dish-chips-clear" onClick={onClear}>
            {ask.clearAll}
          </button>
        </li>
      )}
    </ul>
  )
}
