/** The menu of the house: what is off today, specials, corrections. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { HouseDish } from '../../contract/house/lists.ts'
import { useHouse } from '../api/house.ts'
import { dishesQuery } from '../api/lists.ts'
import { Empty } from '../shell/empty.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { quieten } from '../words/plain.ts'
import { DishDialog } from './dish-dialog.tsx'
import { DishRow } from './dish-row.tsx'
import { ListWays } from './list-ways.tsx'
import './lists.css'
import { matches } from './matches.ts'
import { SearchField } from './search-field.tsx'
import { SpecialDialog } from './special-dialog.tsx'
import { useListsWords } from './words.ts'

export function MenuPage() {
  const words = useListsWords()
  const { slug, may } = useHouse()
  const dishes = useQuery(dishesQuery(slug))
  const [hasSpecial, setHasSpecial] = useState(false)
  const soldOut = dishes.data?.filter(({ is_sold_out }) => is_sold_out).length ?? 0
  return (
    <>
      <PageHead title={words.menu.title} about={dishes.data ? words.menu.about(dishes.data.length, soldOut) : ' '}>
        {may('service.write') && (
          <button type="button" className="button button-strong" onClick={() => setHasSpecial(true)}>
            {words.menu.special}
          </button>
        )}
        {may('lists.write') && (
          <>
            <Link className="button" to="/casa/$slug/importar" params={{ slug }}>
              {words.bring}
            </Link>
            <ListWays list="menus" />
          </>
        )}
      </PageHead>
      <Loaded query={dishes} lines={10}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={words.menu.emptyTitle} text={words.menu.empty}>
              {may('lists.write') && (
                <Link className="button button-strong" to="/casa/$slug/importar" params={{ slug }}>
                  {words.menu.bring}
                </Link>
              )}
            </Empty>
          ) : (
            <Dishes dishes={all} />
          )
        }
      </Loaded>
      {hasSpecial && <SpecialDialog sections={sectionsOf(dishes.data ?? [])} onClose={() => setHasSpecial(false)} />}
    </>
  )
}

function Dishes({ dishes }: { dishes: readonly HouseDish[] }) {
  const words = useListsWords()
  const [search, setSearch] = useState('')
  const [openId, setOpenId] = useState<string | null>(null)
  const found = useMemo(
    () => dishes.filter(({ dish, description, section }) => matches(search, dish, description, section)),
    [dishes, search],
  )
  const open = dishes.find(({ id }) => id === openId)
  return (
    <>
      <SearchField value={search} onSearch={setSearch} />
      <p role="status" className="lists-none">
        {found.length === 0 && words.nothingFound}
      </p>
      <div className="lists-sections">
        {sectionsOf(found).map((section) => (
          <section key={section} aria-label={section || words.menu.otherSection}>
            <h2>{quieten(section) || words.menu.otherSection}</h2>
            <ul className="rows">
              {found
                .filter((dish) => dish.section === section)
                .map((dish) => (
                  <li key={dish.id}>
                    <DishRow dish={dish} onEdit={() => setOpenId(dish.id)} />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      {open && <DishDialog key={open.id} dish={open} sections={sectionsOf(dishes)} onClose={() => setOpenId(null)} />}
    </>
  )
}

function sectionsOf(dishes: readonly HouseDish[]): string[] {
  return [...new Set(dishes.map(({ section }) => section))]
}
