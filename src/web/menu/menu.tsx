/** The menu of the house, by section, as it is printed. */
import { useMemo } from 'react'
import type { MenuDish, Restaurant } from '../../contract/restaurant.ts'
import { Examples } from '../ask/examples.tsx'
import type { HouseMenu } from '../state/house.ts'
import type { Table } from '../state/table.ts'
import { useWords } from '../words/speech.tsx'
import './menu.css'
import { MenuSection } from './menu-section.tsx'
import { MenuSkeleton } from './menu-skeleton.tsx'

interface Props {
  restaurant: Restaurant | null
  menu: HouseMenu
  table: Table
  onExample: (dish: string) => void
}

export function Menu({ restaurant, menu, table, onExample }: Props) {
  const words = useWords().menu
  const { dishes, missing } = menu
  const sections = useMemo(() => bySection(dishes ?? []), [dishes])
  return (
    <section id="menu" className="menu" aria-labelledby="menu-title" tabIndex={-1}>
      <Examples onPick={onExample} />
      <h2 id="menu-title">{restaurant ? words.of(restaurant.name) : words.title}</h2>
      {dishes === null && !missing && <MenuSkeleton label={words.loading} />}
      {dishes === null && missing && <p className="menu-note">{words.missing}</p>}
      {dishes?.length === 0 && <p className="menu-note">{words.empty}</p>}
      {sections.map(({ section, dishes: own }) => (
        <MenuSection
          key={section}
          title={section || words.otherSection}
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
