/** One section of the menu. */
import { useId } from 'react'
import type { MenuDish } from '../../contract/restaurant.ts'
import { quieten } from '../words/plain.ts'
import { MenuRow } from './menu-row.tsx'
import './menu-section.css'

interface Props {
  title: string
  dishes: readonly MenuDish[]
  chosen: readonly string[]
  onToggle: (dish: string) => void
}

export function MenuSection({ title, dishes, chosen, onToggle }: Props) {
  const id = useId()
  return (
    <section className="menu-section" aria-labelledby={id}>
      <h3 id={id}>{quieten(title)}</h3>
      <ul>
        {dishes.map((dish) => (
          <MenuRow key={dish.id} dish={dish} chosen={chosen.includes(dish.dish)} onToggle={() => onToggle(dish.dish)} />
        ))}
      </ul>
    </section>
  )
}
