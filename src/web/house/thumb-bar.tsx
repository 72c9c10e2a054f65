/** On a phone: the four pages of the role, and all others behind the fifth. */
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useHouse } from '../api/house.ts'
import { MoreIcon } from '../shell/icons.tsx'
import { PageIcon } from './icons.tsx'
import { splitForThumb } from './navigation.ts'
import './thumb-bar.css'
import { useHouseWords } from './words.ts'

const MoreSheet = lazy(async () => ({ default: (await import('./more-sheet.tsx')).MoreSheet }))

export function ThumbBar() {
  const house = useHouse()
  const { nav } = useHouseWords()
  const [isOpen, setIsOpen] = useState(false)
  const { first, others } = splitForThumb(house)
  return (
    <>
      <nav className="thumb-bar slate" aria-label={nav.title}>
        {first.map(({ name, to }) => (
          <Link
            key={name}
            className="thumb-bar-link"
            to={to}
            params={{ slug: house.slug }}
            activeOptions={{ exact: name === 'home' }}
          >
            <PageIcon name={name} />
            {nav[name]}
          </Link>
        ))}
        <button type="button" className="thumb-bar-link" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
          <MoreIcon />
          {nav.more}
        </button>
      </nav>
      {isOpen && (
        <Suspense>
          <MoreSheet pages={others} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
