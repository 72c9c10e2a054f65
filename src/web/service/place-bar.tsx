/** The thumb's way between the four screens of the service. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Icon } from '../shell/icons.tsx'
import './place-bar.css'
import type { Place } from './place.ts'
import { useService } from './use-service.ts'
import { useServiceWords } from './words.ts'

const SHAPES: Readonly<Record<Place, ReactNode>> = {
  dishes: <path d="M4 17h16M6 17a6 6 0 0 1 12 0M12 11V8.5M10.5 8.5h3M3 20h18" />,
  table: <path d="M3.5 9.5h17M5 9.5l1.5-4h11l1.5 4M6.5 9.5V19M17.5 9.5V19" />,
  wines: <path d="M10 3h4v5c0 1.6 2 2.6 2 5v8H8v-8c0-2.4 2-3.4 2-5zM8 14h8M8 18h8" />,
  before: <path d="M6 4h12v16H6zM9 8.5h6M9 12h6M9 15.5h3.5" />,
}

export function PlaceBar({ place }: { place: Place }) {
  const words = useServiceWords()
  const { slug, table } = useService()
  const link = (name: Place) => ({
    className: 'place-bar-link',
    'aria-current': place === name ? ('page' as const) : undefined,
    children: (
      <>
        <Icon>{SHAPES[name]}</Icon>
        <span>
          {words.places[name]}
          {name === 'table' && table.count > 0 && <b className="place-bar-count"> {table.count}</b>}
        </span>
      </>
    ),
  })
  return (
    <nav className="place-bar slate" aria-label={words.placesLabel}>
      <Link to="/casa/$slug/servicio" params={{ slug }} search={{}} activeOptions={EXACT} {...link('dishes')} />
      <Link
        to="/casa/$slug/servicio"
        params={{ slug }}
        search={{ ver: 'mesa' }}
        activeOptions={EXACT}
        {...link('table')}
      />
      <Link
        to="/casa/$slug/servicio"
        params={{ slug }}
        search={{ ver: 'vinos' }}
        activeOptions={EXACT}
        {...link('wines')}
      />
      <Link to="/casa/$slug/antes" params={{ slug }} activeOptions={EXACT} {...link('before')} />
    </nav>
  )
}

/** A dish is a place of its own: the way back to all dishes is not it. */
const EXACT = { exact: true, includeSearch: true, explicitUndefined: true }
