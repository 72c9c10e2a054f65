/** The dishes of the table, with one fewer and one more. */
import { Icon, PlusIcon } from '../shell/icons.tsx'
import { quieten } from '../words/plain.ts'
import './table-dishes.css'
import type { TableDish } from './table-plan.ts'
import { useService } from './use-service.ts'
import { useServiceWords } from './words.ts'

export function TableDishes({ dishes }: { dishes: readonly TableDish[] }) {
  const { table: words } = useServiceWords()
  const { bundle, table } = useService()
  return (
    <ul className="table-dishes">
      {dishes.map(({ index, guests }) => {
        const dish = bundle.dishes[index]!
        const name = quieten(dish.dish)
        return (
          <li key={dish.id}>
            <span>{name}</span>
            <button type="button" aria-label={words.fewer(name)} onClick={() => table.remove(dish.id)}>
              <Icon>
                <path d="M5.5 12h13" />
              </Icon>
            </button>
            <b>{guests}</b>
            <button type="button" aria-label={words.more(name)} onClick={() => table.add(dish.id)}>
              <PlusIcon />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
