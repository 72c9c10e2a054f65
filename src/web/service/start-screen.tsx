/** The menu in big rows, and a search that forgives: one tap to a dish's answers, one to put it on the table. */
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Bundle } from '../../contract/house/planning.ts'
import '../shell/button.css'
import { quieten } from '../words/plain.ts'
import { DishRow } from './dish-row.tsx'
import { find, findable } from './find.ts'
import { SearchBox } from './search-box.tsx'
import { SectionJumps } from './section-jumps.tsx'
import './start-screen.css'
import { useService } from './use-service.ts'
import { WineLine } from './wine-line.tsx'
import { useServiceWords } from './words.ts'

const MOST_WINES_FOUND = 8

export function StartScreen() {
  const words = useServiceWords()
  const { slug, bundle, table } = useService()
  const [query, setQuery] = useState('')
  const wanted = useDeferredValue(query).trim()
  const names = useMemo(
    () => ({
      dishes: bundle.dishes.map(({ dish }) => findable(dish)),
      wines: bundle.wines.map(({ name, grape }) => findable(`${name} ${grape}`)),
    }),
    [bundle],
  )
  const sections = useMemo(() => sectionsOf(bundle, words.otherSection), [bundle, words.otherSection])
  const found = wanted === '' ? null : { dishes: find(wanted, names.dishes), wines: find(wanted, names.wines) }
  return (
    <div className="start-screen">
      <h1 className="unseen">{words.title}</h1>
      <div className="start-screen-top">
        <SearchBox value={query} onChange={setQuery} />
        {found === null && sections.length > 1 && <SectionJumps sections={sections.map(({ section }) => section)} />}
      </div>
      <p className="unseen" role="status">
        {found && words.found(found.dishes.length + found.wines.length)}
      </p>
      {bundle.dishes.length === 0 && (
        <div className="start-screen-empty">
          <h2>{words.noDishes}</h2>
          <p>{words.noDishesHint}</p>
        </div>
      )}
      {found === null &&
        sections.map(({ section, dishes }, place) => (
          <section key={section} id={`s${place}`} className="start-screen-section" aria-labelledby={`s${place}-title`}>
            <h2 id={`s${place}-title`}>{quieten(section)}</h2>
            <ul>
              {dishes.map((dish) => (
                <DishRow key={bundle.dishes[dish]?.id} dish={dish} />
              ))}
            </ul>
          </section>
        ))}
      {found && found.dishes.length > 0 && (
        <section className="start-screen-section" aria-labelledby="found-dishes">
          <h2 id="found-dishes">{words.dishesFound}</h2>
          <ul>
            {found.dishes.map((dish) => (
              <DishRow key={bundle.dishes[dish]?.id} dish={dish} />
            ))}
          </ul>
        </section>
      )}
      {found && found.wines.length > 0 && (
        <section className="start-screen-section" aria-labelledby="found-wines">
          <h2 id="found-wines">{words.winesFound}</h2>
          <ul>
            {found.wines.slice(0, MOST_WINES_FOUND).map((wine) => (
              <WineLine key={bundle.wines[wine]?.id} wine={wine} />
            ))}
          </ul>
        </section>
      )}
      {found && found.dishes.length + found.wines.length === 0 && (
        <p className="start-screen-none">{words.nothingFound(wanted)}</p>
      )}
      {table.count > 0 && (
        <Link
          className="button button-strong start-screen-table"
          to="/casa/$slug/servicio"
          params={{ slug }}
          search={{ ver: 'mesa' }}
        >
          {words.table.seeTable(table.count)}
        </Link>
      )}
    </div>
  )
}

/** Specials of the day stand in their section, before the others. */
function sectionsOf({ dishes }: Bundle, other: string): { section: string; dishes: number[] }[] {
  const sections = new Map<string, number[]>()
  for (const [index, dish] of dishes.entries()) {
    const name = dish.section.trim() === '' ? other : dish.section
    const own = sections.get(name) ?? []
    sections.set(name, own)
    if (dish.special) own.unshift(index)
    else own.push(index)
  }
  return [...sections].map(([section, own]) => ({ section, dishes: own }))
}
