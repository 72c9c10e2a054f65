/** The menu of the house, by section, as it is printed. */
import { useMemo } from 'react'
import type { MenuDish, Restaurant } from '../../contract/restaurant.ts'
import { Examples } from '../ask/examples.tsx'
import { useMenu } from '../state/house.ts'
import type { Table } from '../state/table.ts'
import { useWords } from '../words/speech.tsx'
import './menu.css'
import { MenuSection } from './menu-section.tsx'
import { MenuSkeleton } from './menu-skeleton.tsx'

interface Props {
  restaurant: Restaurant | null
  table: Table
  onExample: (dish: string) => void
}

export function Menu({ restaurant, table, onExample }: Props) {
  const { menu } = useWords()
  const { dishes, missing } = useMenu()
  const sections = useMemo(() => bySection(dishes ?? []), [dishes])
  return (
    <section id="menu" className="menu" aria-labelledby="menu-title" tabIndex={-1}>
      <Examples onPick={onExample} />
      <h2 id="menu-title">{restaurant ? menu.of(restaurant.name) : menu.title}</h2>
      {dishes === null && !missing && <MenuSkeleton label={menu.loading} />}
      {dishes === null && missing && <p className="menu-note">{menu.missing}</p>}
      {dishes?.length === 0 && <p className="menu-note">{menu.empty}</p>}
      {sections.map(({ section, dishes: own }) => (
        <MenuSection
          key={section}
          title={section || menu.otherSection}
          dishes={own}
          chosen={table.kept}
          onToggle={table.toggle}
        />
      ))}
    </section>
  )
}

function bySection(dishes: readonly MenuDish[]): { section: string; dishes: MenuDish[] }[] {
  const sections = new Map<string, MenuDish[]>()
  for (const dish of dishes) {
    const own = sections.get(dish.section)
    if (own) own.push(dish)
    else sections.set(dish.section, [dish])
  }
  return [...sections].map(([section, own]) => ({ section, dishes: own }))
}
