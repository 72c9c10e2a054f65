/** The dish itself is gone for today, or back. */
import { quieten } from '../words/plain.ts'
import './dish-stock.css'
import { useService } from './use-service.ts'
import { useServiceWords } from './words.ts'

export function DishStock({ dish: index }: { dish: number }) {
  const { answers, stock } = useServiceWords()
  const { bundle, seen, act } = useService()
  const dish = bundle.dishes[index]
  if (!dish) return null
  const isOut = seen.isDishOut(index)
  const body = { dish_id: dish.id, dish: dish.dish }
  const turn = () =>
    act(
      [{ type: 'dish_sold_out', body: { ...body, is_sold_out: !isOut } }],
      (isOut ? stock.dishBack : stock.dishOut)(quieten(dish.dish)),
      { way: 'reverse', acts: [{ type: 'dish_sold_out', body: { ...body, is_sold_out: isOut } }] },
    )
  return (
    <button type="button" className="dish-stock" onClick={turn}>
      {isOut ? answers.dishBack : answers.dishGone}
    </button>
  )
}
