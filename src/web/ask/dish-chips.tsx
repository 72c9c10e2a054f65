/** The dishes on the table: the name leads to its wines, the cross takes it away. */
import { CloseIcon } from '../shell/icons.tsx'
import { sheetId } from '../answers/sheet-id.ts'
import { quieten } from '../words/plain.ts'
import { useWords } from '../words/speech.tsx'
import './dish-chips.css'

interface Props {
  dishes: readonly string[]
  onRemove: (dish: string) => void
  onClear: () => void
}

export function DishChips({ dishes, onRemove, onClear }: Props) {
  const { ask } = useWords()
  if (dishes.length === 0) return null
  return (
    <ul className="dish-chips" aria-label={ask.chosen}>
      {dishes.map((dish) => (
        <li key={dish} className="dish-chip">
          <a href={`#${sheetId(dish)}`} title={ask.goTo(quieten(dish))}>
            {quieten(dish)}
          </a>
          <button type="button" aria-label={ask.remove(quieten(dish))} onClick={() => onRemove(dish)}>
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
