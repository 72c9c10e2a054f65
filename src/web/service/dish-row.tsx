/** A dish in a big row: the name leads to its answers, the plus puts it on the table. */
import { Link } from '@tanstack/react-router'
import { PlusIcon } from '../shell/icons.tsx'
import { quieten } from '../words/plain.ts'
import './dish-row.css'
import { useService } from './use-service.ts'
import { useServiceWords } from './words.ts'

export function DishRow({ dish: index }: { dish: number }) {
  const words = useServiceWords()
  const { slug, bundle, seen, table } = useService()
  const dish = bundle.dishes[index]
  if (!dish) return null
  const name = quieten(dish.dish)
  const isOut = seen.isDishOut(index)
  const guests = table.guestsOf(dish.id)
  return (
    <li className="dish-row" data-out={isOut}>
      <Link className="dish-row-name" to="/casa/$slug/servicio" params={{ slug }} search={{ plato: dish.id }}>
        <span>{name}</span>
        {isOut && <small>{words.soldOut}</small>}
        {dish.special && !isOut && <small className="dish-row-today">{words.today}</small>}
      </Link>
      <button
        type="button"
        className="dish-row-add"
        aria-label={guests > 0 ? words.onTable(name, guests) : words.addToTable(name)}
        disabled={isOut}
        data-on={guests > 0}
        onClick={() => table.add(dish.id)}
      >
        {guests > 0 ? <b>{guests}</b> : <PlusIcon />}
      </button>
    </li>
  )
}
