/** For whoever does not know where to start. */
import { useWords } from '../words/speech.tsx'
import './examples.css'

export function Examples({ onPick }: { onPick: (dish: string) => void }) {
  const { ask } = useWords()
  return (
    <div className="examples">
      <p className="label">{ask.try}</p>
      <ul>
        {ask.examples.map((dish) => (
          <li key={dish}>
            <button type="button" onClick={() => onPick(dish)}>
              {dish}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
